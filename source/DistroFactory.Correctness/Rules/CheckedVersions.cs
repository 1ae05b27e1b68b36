using DistroFactory.Correctness.Published;
using DistroFactory.UpdateStream;

namespace DistroFactory.Correctness.Rules;

/// <summary>The two versions that are compared.</summary>
/// <param name="Now">The version under check.</param>
/// <param name="Before">The version before; null for the first.</param>
internal sealed record CheckedVersions(PublishedVersion Now, PublishedVersion? Before)
{
    /// <summary>Whether the version under check begins the stream.</summary>
    public bool IsFirst => Before is null && Now.Mom.Previous == StreamVersion.None;

    /// <summary>Whether no version lies between the two.</summary>
    public bool AreAdjacent => Before is not null && Now.Mom.Previous == Before.Mom.Version;

    /// <summary>Whether deletions of the earlier version are still listed in the later one.</summary>
    public bool ShareFormat => Before is not null && Before.Mom.Format == Now.Mom.Format;

    /// <summary>Whether everything was published again in between; manifests below format 26 do not say so, but it shows.</summary>
    public bool IsMinVersionBump { get; } =
        Before is not null
        && (
            Now.Mom.MinVersion > Before.Mom.Version
            || Now.Bundles.Values.All(bundle => bundle.Present.Values.All(line => line.Version > Before.Mom.Version))
        );

    /// <summary>The version that everything must be above to reach a client that updates.</summary>
    public StreamVersion Last => Before?.Mom.Version ?? StreamVersion.None;
}
