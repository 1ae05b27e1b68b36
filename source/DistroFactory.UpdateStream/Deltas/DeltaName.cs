using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace DistroFactory.UpdateStream.Deltas;

/// <summary>The name of a delta: <c>FROM-TO-FROMHASH-TOHASH</c>. Clients look only at the hashes.</summary>
/// <param name="From">Version of the old file; the reference producer writes 10, whatever it is.</param>
/// <param name="To">Version of the new file; the reference producer writes 20, whatever it is.</param>
/// <param name="Old">Hash of the old file.</param>
/// <param name="New">Hash of the new file.</param>
public sealed record DeltaName(StreamVersion From, StreamVersion To, SwupdHash Old, SwupdHash New)
{
    /// <summary>A name as the reference producer writes it.</summary>
    public static DeltaName Of(SwupdHash old, SwupdHash @new) => new(new(10), new(20), old, @new);

    /// <summary>Reads a name.</summary>
    public static bool TryParse(string name, [NotNullWhen(true)] out DeltaName? parsed)
    {
        parsed = null;
        if (name.Split('-') is not [var from, var to, var old, var @new])
            return false;
        if (!StreamVersion.TryParse(from, out var fromVersion) || !StreamVersion.TryParse(to, out var toVersion))
            return false;
        if (!SwupdHash.TryParse(old.AsSpan(), out var oldHash) || !SwupdHash.TryParse(@new.AsSpan(), out var newHash))
            return false;
        parsed = new(fromVersion, toVersion, oldHash, newHash);
        return true;
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{From}-{To}-{Old}-{New}");
}
