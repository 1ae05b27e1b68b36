using System.Buffers;
using System.Text;
using DistroFactory.UpdateStream.Manifests;
using DistroFactory.UpdateStream.Verification.Findings;

namespace DistroFactory.UpdateStream.Verification.Lint;

/// <summary>File names are such that a client can write the file.</summary>
internal sealed class NameRule : ILintRule
{
    /// <summary>The client writes a file under <c>.update.NAME</c> first, and a name has at most 255 bytes.</summary>
    private const int MaximumBytes = 247;

    /// <summary>Characters that the reference producer drops files for.</summary>
    private static readonly SearchValues<char> s_forbidden = SearchValues.Create(";&|*`/<>\\\"'\a");

    public IEnumerable<Finding> Check(ManifestSet current, ManifestSet? previous)
    {
        foreach (var bundle in current.Bundles.Values)
        {
            foreach (var entry in bundle.Entries.Where(entry => entry.IsPresent))
            {
                if (IsLong(entry.Name))
                    yield return Finding.Error(
                        "long-name",
                        bundle.Name,
                        entry.Name,
                        $"its last component has more than {MaximumBytes} bytes"
                    );
                if (LastOf(entry.Name).ContainsAny(s_forbidden))
                    yield return Finding.Error(
                        "forbidden-character",
                        bundle.Name,
                        entry.Name,
                        "its name contains one of ; & | * ` < > \\ \" ' or BEL"
                    );
            }
        }
    }

    // No character has more than three bytes for each of its UTF-16 code units.
    private static bool IsLong(string path) =>
        LastOf(path) is { Length: > MaximumBytes / 3 } name && Encoding.UTF8.GetByteCount(name) > MaximumBytes;

    private static ReadOnlySpan<char> LastOf(string path) => path.AsSpan(path.LastIndexOf('/') + 1);
}
