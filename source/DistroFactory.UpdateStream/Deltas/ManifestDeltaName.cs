using System.Diagnostics.CodeAnalysis;
using DistroFactory.UpdateStream.Manifests;

namespace DistroFactory.UpdateStream.Deltas;

/// <summary>The name of a delta of a manifest: <c>Manifest-BUNDLE-delta-from-VERSION</c>.</summary>
/// <param name="Bundle">Whose manifest it makes.</param>
/// <param name="From">Version of the old manifest; the delta stands in the directory of the new one.</param>
public sealed record ManifestDeltaName(string Bundle, StreamVersion From)
{
    private const string Prefix = "Manifest-";
    private const string Infix = "-delta-from-";

    /// <summary>Reads a name.</summary>
    public static bool TryParse(string name, [NotNullWhen(true)] out ManifestDeltaName? parsed)
    {
        parsed = null;

        // A bundle may have dashes in its name, even this infix: the last one counts.
        var end = name.LastIndexOf(Infix, StringComparison.Ordinal);
        if (end <= Prefix.Length || !name.StartsWith(Prefix, StringComparison.Ordinal))
            return false;
        if (!BundleName.IsValid(name[Prefix.Length..end]) || !StreamVersion.TryParse(name[(end + Infix.Length)..], out var from))
            return false;
        parsed = new(name[Prefix.Length..end], from);
        return true;
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Prefix}{Bundle}{Infix}{From}";
}
