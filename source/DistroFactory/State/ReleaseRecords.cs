using DistroFactory.Model;

namespace DistroFactory.State;

/// <summary>The records by which the targets of a release speak to each other, in the order in which they are made.</summary>
internal static class ReleaseRecords
{
    /// <summary>Where the configuration came from.</summary>
    public static RecordKind<FetchedConfig> Config { get; } = new("config", "FetchConfig", Schema: 2);

    /// <summary>What the release will be.</summary>
    public static RecordKind<ReleasePlan> Plan { get; } = new("plan", "Initialize", Schema: 2);

    /// <summary>The packages on this machine.</summary>
    public static RecordKind<FetchedContent> Content { get; } = new("content", "Content");

    /// <summary>What is taken of the upstream; not there for an own upstream.</summary>
    public static RecordKind<UpstreamContent> Upstream { get; } = new("upstream", "Content");

    /// <summary>What the mixer made.</summary>
    public static RecordKind<MixRecord> Mix { get; } = new("mix", "Mix", Schema: 2);

    /// <summary>That the manifests say what the packages say.</summary>
    public static RecordKind<ValidationRecord> Validation { get; } = new("validation", "Validate");

    /// <summary>What came of the images.</summary>
    public static RecordKind<ImagesRecord> Images { get; } = new("images", "Images");

    /// <summary>That the prepared version is sound.</summary>
    public static RecordKind<VerificationRecord> Verification { get; } = new("verification", "Verify", Schema: 2);

    /// <summary>What came of the checks of the prepared release.</summary>
    public static RecordKind<QualityRecord> Quality { get; } = new("qa", "Qa");

    /// <summary>Where the release was published.</summary>
    public static RecordKind<PublishRecord> Publish { get; } = new("publish", "Publish");

    /// <summary>What became of the tags.</summary>
    public static RecordKind<TagRecord> Tag { get; } = new("tag", "Tag", Schema: 2);

    /// <summary>Takes away what was found out about, and made of, an earlier mix: it says nothing of the one to come.</summary>
    public static void ForgetWhatRestsOnMix(Records records)
    {
        records.Remove(Mix);
        records.Remove(Validation);
        records.Remove(Images);
        records.Remove(Verification);
        records.Remove(Quality);
    }
}
