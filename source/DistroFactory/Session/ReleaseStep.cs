using System.Collections.Immutable;

namespace DistroFactory.Session;

/// <summary>A step of a release, and which earlier ones it cannot do without. Steps that no other names can be left out.</summary>
/// <param name="Name">Name of its target.</param>
/// <param name="Leaves">What it leaves for others, in words.</param>
/// <param name="Needs">The steps whose results it needs.</param>
internal sealed record ReleaseStep(string Name, string Leaves, ImmutableArray<string> Needs)
{
    private const string FetchConfig = nameof(FetchConfig),
        Initialize = nameof(Initialize),
        Content = nameof(Content),
        Mix = nameof(Mix),
        Validate = nameof(Validate);
    private const string Prepare = nameof(Prepare),
        Verify = nameof(Verify),
        Qa = nameof(Qa),
        Stage = nameof(Stage),
        Release = nameof(Release);

    /// <summary>
    /// All steps, in the order of a release. Images, notes and evidence are worth having, publication and tags can be made up for: nobody
    /// needs them.
    /// Only <c>Stage</c> needs <c>Validate</c>, <c>Verify</c> and <c>Qa</c>: what is not checked may be made, and is not served.
    /// </summary>
    public static ImmutableArray<ReleaseStep> All { get; } =
    [
        new(FetchConfig, "the configuration", []),
        new(Initialize, "the plan of the release", [FetchConfig]),
        new(Content, "the packages", [FetchConfig, Initialize]),
        new(Mix, "the mixed version", [FetchConfig, Initialize, Content]),
        new(Validate, "its report that manifests and packages agree", [FetchConfig, Initialize, Content, Mix]),
        new("Images", "images", [FetchConfig, Initialize, Mix]),
        new(Prepare, "the version in the stage", [FetchConfig, Initialize, Content, Mix]),
        new(Verify, "its report that clients can install the version and update to it", [FetchConfig, Initialize, Prepare]),
        new(Qa, "its word that the checks of the configuration passed", [FetchConfig, Initialize, Content, Mix, Prepare]),
        new("Notes", "release notes", [FetchConfig, Initialize, Content, Mix, Prepare]),
        new("Evidence", "the evidence of what the version is made of", [FetchConfig, Initialize, Content, Mix, Prepare]),
        new(Stage, "the version as the one that is served", [FetchConfig, Initialize, Mix, Validate, Prepare, Verify, Qa]),
        new("Publish", "the stage in other places", [FetchConfig]),
        new("Tag", "tags", [FetchConfig, Initialize, Stage]),
        .. new[] { Release, "Rollback", "Withdraw" }.Select(whole => new ReleaseStep(
            whole,
            "a release",
            [FetchConfig, Initialize, Content, Mix, Stage]
        )),
    ];

    /// <summary>The step of a target; null: the target is no step of a release.</summary>
    public static ReleaseStep? Find(string target) => All.FirstOrDefault(step => step.Name == target);

    /// <summary>Whether what it leaves becomes void when another step runs.</summary>
    public bool RestsOn(string other) => Needs.Contains(other) || Needs.Any(needed => Find(needed)!.RestsOn(other));
}
