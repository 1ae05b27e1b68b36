namespace DistroFactory.Mixing.Manifests;

/// <summary>
/// A path below one of the roots <c>/V3</c>, <c>/V4</c>, <c>/VA</c> is the same file for a later micro-architecture and appears
/// under its plain name with a letter for the set of variants there are (update-stream specification, third flag).
/// </summary>
public static class VariantName
{
    /// <summary>The root of files for APX, <c>/VA</c>.</summary>
    public const int Apx = 3;

    private const string Alphabet = ".acdefghijklmnopqrtuvwxyz";

    private static readonly string[] s_roots = ["", "/V3", "/V4", "/VA"];

    /// <summary>Index into <see cref="Alphabet"/> by root (plain, V3, V4, VA) and set of variants (bits 1, 2, 4).</summary>
    private static readonly int[][] s_indexes =
    [
        [0, 1, 2, 3, 8, 9, 10, 11],
        [-1, 4, -1, 5, -1, 12, -1, 13],
        [-1, -1, 6, 7, -1, -1, 14, 15],
        [-1, -1, -1, -1, 16, 17, 18, 19],
    ];

    private static readonly int[] s_rootsByLetter =
    [
        .. Enumerable
            .Range(0, 128)
            .Select(letter =>
                Alphabet.IndexOf((char)letter, StringComparison.Ordinal) is >= 0 and var index
                    ? Math.Max(0, Array.FindIndex(s_indexes, row => row.Contains(index)))
                    : 0
            ),
    ];

    /// <summary>Which root a path is below (0: none) and its plain name.</summary>
    public static (int Root, string Name) Split(string path)
    {
        for (var root = 1; root < s_roots.Length && path.StartsWith("/V", StringComparison.Ordinal); root++)
        {
            if (
                path.StartsWith(s_roots[root], StringComparison.Ordinal)
                && (path.Length == s_roots[root].Length || path[s_roots[root].Length] == '/')
            )
                return (root, path[s_roots[root].Length..]);
        }

        return (0, path);
    }

    /// <summary>The path of a plain name below a root.</summary>
    public static string PathOf(int root, string name) => root == 0 ? name : s_roots[root] + name;

    /// <summary>The letter of a variant, given the set of all variants of its name.</summary>
    public static char Letter(int root, int variants) => Alphabet[s_indexes[root][variants]];

    /// <summary>Which root the letter of a manifest entry stands for.</summary>
    public static int RootOf(char letter) => letter < s_rootsByLetter.Length ? s_rootsByLetter[letter] : 0;

    /// <summary>The bit of a root in a set of variants.</summary>
    public static int Bit(int root) => root == 0 ? 0 : 1 << (root - 1);
}
