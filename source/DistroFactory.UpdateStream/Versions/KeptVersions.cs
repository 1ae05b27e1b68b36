namespace DistroFactory.UpdateStream.Versions;

/// <summary>
/// Which versions of a stream are kept and which were pruned. A manifest names the version before it for good; where that one was pruned,
/// the history goes on with the latest before it that is kept.
/// </summary>
/// <param name="kept">Those that are kept.</param>
/// <param name="pruned">Those that were pruned; what later versions need of them is still there.</param>
public sealed class KeptVersions(IEnumerable<StreamVersion> kept, IEnumerable<StreamVersion> pruned)
{
    private readonly StreamVersion[] _kept = [.. kept.Order()];
    private readonly HashSet<StreamVersion> _pruned = [.. pruned];

    /// <summary>Nothing was pruned.</summary>
    public static KeptVersions All { get; } = new([], []);

    /// <summary>Those that were pruned, oldest first.</summary>
    public IEnumerable<StreamVersion> Pruned => _pruned.Order();

    /// <summary>Whether a version was pruned.</summary>
    public bool IsPruned(StreamVersion version) => _pruned.Contains(version);

    /// <summary>The version; where it was pruned the latest before it that is kept, or none.</summary>
    public StreamVersion LatestUpTo(StreamVersion version) => IsPruned(version) ? _kept.LastOrDefault(each => each < version) : version;
}
