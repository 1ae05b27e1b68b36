using System.Collections.Immutable;
using System.Text.Json;
using DistroFactory.Foundation;
using DistroFactory.Run;
using DistroFactory.State;
using DistroFactory.UpdateStream;

namespace DistroFactory.Unfinished;

/// <summary>
/// A prune that has begun and is not known to have ended. Versions are recorded as pruned before a file of them goes, so whatever is left
/// of a prune that was interrupted, the next one finds and removes.
/// </summary>
/// <param name="workplace">The namespace.</param>
internal sealed class PruneJournal(Workplace workplace)
{
    private readonly string _path = Path.Combine(workplace.Directory.State, "prune.json");

    /// <summary>The prune that was interrupted; null: none was.</summary>
    public InterruptedPrune? Find()
    {
        if (!File.Exists(_path))
            return null;
        try
        {
            return JsonSerializer.Deserialize<InterruptedPrune>(File.ReadAllText(_path), RecordJson.Options);
        }
        catch (JsonException)
        {
            // What it would say is found out again.
            return new([], [], []);
        }
    }

    /// <summary>A prune begins, or has come to where only these places do not follow yet.</summary>
    public void Write(InterruptedPrune prune) => AtomicFile.WriteAllText(_path, JsonSerializer.Serialize(prune, RecordJson.Options) + "\n");

    /// <summary>It has ended.</summary>
    public void End() => FileNames.Remove(_path);
}

/// <summary>What a prune set out to do.</summary>
/// <param name="Versions">The versions that go.</param>
/// <param name="Formats">The formats that go.</param>
/// <param name="Places">The places that are to follow.</param>
internal sealed record InterruptedPrune(
    ImmutableArray<StreamVersion> Versions,
    ImmutableArray<FormatNumber> Formats,
    ImmutableArray<string> Places
);
