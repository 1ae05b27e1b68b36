using System.Text.RegularExpressions;
using DistroFactory.UpdateStream.Manifests;

namespace DistroFactory.Mixing.Deltas;

/// <summary>
/// The files of an older manifest that a newer one no longer has. One of them may be there under another number: <c>libacme.so.1.2</c> as
/// <c>libacme.so.1.3</c>.
/// </summary>
/// <param name="entries">The files; of several with equal names but for numbers the first is taken.</param>
internal sealed partial class VanishedFiles(IEnumerable<ManifestEntry> entries)
{
    private readonly List<ManifestEntry> _entries = [.. entries];
    private Dictionary<string, ManifestEntry>? _withoutDecimals;
    private Dictionary<string, ManifestEntry>? _withoutHexadecimals;

    /// <summary>
    /// The file whose name differs from this one in nothing but numbers: decimal ones, else hexadecimal ones; null when there is none.
    /// </summary>
    public ManifestEntry? Find(string name) =>
        (_withoutDecimals ??= By(Decimal())).GetValueOrDefault(Decimal().Replace(name, ""))
        ?? (_withoutHexadecimals ??= By(Hexadecimal())).GetValueOrDefault(Hexadecimal().Replace(name, ""));

    private Dictionary<string, ManifestEntry> By(Regex number)
    {
        var found = new Dictionary<string, ManifestEntry>(_entries.Count, StringComparer.Ordinal);
        foreach (var entry in _entries)
            found.TryAdd(number.Replace(entry.Name, ""), entry);
        return found;
    }

    [GeneratedRegex("[0-9.]+")]
    private static partial Regex Decimal();

    [GeneratedRegex("[0-9a-f.]+")]
    private static partial Regex Hexadecimal();
}
