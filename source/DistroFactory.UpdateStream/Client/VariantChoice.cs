using System.Numerics;

namespace DistroFactory.UpdateStream.Client;

/// <summary>
/// Which of the entries of one name a machine takes: of those that exist, the one for the most capable processor it has. The third
/// flag of an entry says both what the entry is for and which others exist (update-stream specification, "Manifest text").
/// </summary>
public static class VariantChoice
{
    private const string Alphabet = ".acdefghijklmnopqrtuvwxyz";

    /// <summary>For each letter, what the entry is for and all that exist for its name.</summary>
    private static readonly (CpuCapabilities For, CpuCapabilities Existing)[] s_letters =
    [
        .. Letters(CpuCapabilities.None, 0, 1, 2, 3),
        .. Letters(CpuCapabilities.V3, 1, 3),
        .. Letters(CpuCapabilities.V4, 2, 3),
        .. Letters(CpuCapabilities.None, 4, 5, 6, 7),
        .. Letters(CpuCapabilities.V3, 5, 7),
        .. Letters(CpuCapabilities.V4, 6, 7),
        .. Letters(CpuCapabilities.VA, 4, 5, 6, 7),
    ];

    /// <summary>Whether clients know the letter; entries with others they skip.</summary>
    public static bool IsKnown(char letter) => (uint)Alphabet.IndexOf(letter, StringComparison.Ordinal) < s_letters.Length;

    /// <summary>What an entry with this letter is for.</summary>
    public static CpuCapabilities IsFor(char letter) => IsKnown(letter) ? Of(letter).For : CpuCapabilities.None;

    /// <summary>Whether a machine takes the entry with this letter.</summary>
    public static bool Takes(CpuCapabilities machine, char letter)
    {
        if (!IsKnown(letter))
            return false;
        var (isFor, existing) = Of(letter);
        var usable = (int)(machine & existing);
        return (int)isFor == (usable == 0 ? 0 : 1 << BitOperations.Log2((uint)usable));
    }

    private static (CpuCapabilities For, CpuCapabilities Existing) Of(char letter) =>
        s_letters[Alphabet.IndexOf(letter, StringComparison.Ordinal)];

    private static IEnumerable<(CpuCapabilities, CpuCapabilities)> Letters(CpuCapabilities isFor, params int[] existing) =>
        existing.Select(set => (isFor, (CpuCapabilities)set));
}
