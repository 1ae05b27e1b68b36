namespace DistroFactory.Correctness.Published;

/// <summary>The third flag of a manifest line: which micro-architecture root the file is below, and which variants its name has.</summary>
internal static class VariantLetters
{
    /// <summary>The roots, in the order of their bits 1, 2, 4.</summary>
    private static readonly string[] s_roots = ["/V3", "/V4", "/VA"];

    /// <summary>For the plain file and each root the letter by set of variants; a blank where the set lacks the file itself.</summary>
    private static readonly string[] s_letters = [".acdijkl", " e f m n", "  gh  op", "    qrtu"];

    /// <summary>The letter of a file whose name has no variants.</summary>
    public const char None = '.';

    /// <summary>The root that a letter stands for; empty for a plain file.</summary>
    public static string RootOf(char letter) =>
        Array.FindIndex(s_letters, row => row.Contains(letter, StringComparison.Ordinal)) is var row and > 0 ? s_roots[row - 1] : "";

    /// <summary>The letter of a path.</summary>
    /// <param name="root">Its root; empty for a plain file.</param>
    /// <param name="name">The path without its root.</param>
    /// <param name="exists">Whether there is a file at a path.</param>
    public static char Of(string root, string name, Func<string, bool> exists)
    {
        var variants = Enumerable.Range(0, s_roots.Length).Where(bit => exists(s_roots[bit] + name)).Sum(bit => 1 << bit);
        return s_letters[Array.IndexOf(s_roots, root) + 1][variants];
    }
}
