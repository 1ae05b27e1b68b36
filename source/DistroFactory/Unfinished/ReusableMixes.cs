using System.Collections.Immutable;
using System.Text.Json;
using DistroFactory.Foundation;
using DistroFactory.Mixing;
using DistroFactory.Model;
using DistroFactory.Run;
using DistroFactory.State;
using DistroFactory.UpdateStream;

namespace DistroFactory.Unfinished;

/// <summary>
/// The versions that a run mixed which did not get to its end, so that the next one goes on behind the mix. They lie whole in the update
/// tree; the memory says of what they were made. A version that was found unsound is forgotten, and so is one of other input.
/// </summary>
internal sealed class ReusableMixes
{
    private readonly string _path;
    private readonly string _tree;
    private ImmutableArray<MixedVersion> _versions;

    /// <summary>What a namespace remembers.</summary>
    public ReusableMixes(Workplace workplace)
    {
        _path = Path.Combine(workplace.Directory.State, "mixed.json");
        _tree = workplace.UpdateTree;
        _versions = Read(_path);
    }

    /// <summary>The versions that are still as they were mixed.</summary>
    public IEnumerable<StreamVersion> Versions => _versions.Where(IsWhole).Select(mixed => mixed.Result.Version);

    /// <summary>A version that was mixed of the same input; null when there is none.</summary>
    public MixedVersion? Find(StreamVersion version, string fingerprint) =>
        _versions.FirstOrDefault(mixed => mixed.Result.Version == version && mixed.Fingerprint == fingerprint && IsWhole(mixed));

    /// <summary>Remembers a version.</summary>
    public void Add(MixResult result, string fingerprint, DateTimeOffset timestamp) =>
        Save([
            .. _versions.Where(mixed => mixed.Result.Version < result.Version && IsWhole(mixed)),
            new(result, fingerprint, MixFingerprint.MomHash(_tree, result.Version), timestamp),
        ]);

    /// <summary>Forgets all: what was mixed is not sound, or is released.</summary>
    public void Forget() => Save([]);

    private bool IsWhole(MixedVersion mixed) => MixFingerprint.MomHash(_tree, mixed.Result.Version) == mixed.MomHash;

    private void Save(ImmutableArray<MixedVersion> versions)
    {
        _versions = versions;
        if (versions.IsEmpty)
            FileNames.Remove(_path);
        else
            AtomicFile.WriteAllText(_path, JsonSerializer.Serialize(versions, RecordJson.Options) + "\n");
    }

    // It only saves time: what cannot be read was not there.
    private static ImmutableArray<MixedVersion> Read(string path)
    {
        try
        {
            return File.Exists(path)
                ? JsonSerializer.Deserialize<ImmutableArray<MixedVersion>>(File.ReadAllText(path), RecordJson.Options)
                : [];
        }
        catch (JsonException)
        {
            return [];
        }
    }
}
