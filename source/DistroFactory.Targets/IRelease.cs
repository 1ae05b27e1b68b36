using Nuke.Common;

namespace DistroFactory.Targets;

/// <summary>
/// The whole way: FetchConfig, Initialize, Content, Mix, Validate, Images, Prepare, Verify, Qa, Notes, Evidence, Stage, Publish, Tag.
/// </summary>
public interface IRelease
    : IFetchConfig,
        IInitialize,
        IContent,
        IMix,
        IValidate,
        IImages,
        IPrepare,
        IVerify,
        IQa,
        INotes,
        IEvidence,
        IStage,
        IPublish,
        ITag
{
    /// <summary>Releases the next version, or says that nothing is to be released.</summary>
    Target Release => _ => Whole(_.Description("Releases the next version if anything changed: all steps from FetchConfig to Tag"));

    /// <summary>Where a CI server finds reports and logs, also of a release that failed; the build calls it when it has finished.</summary>
    void KeepReports()
    {
        if (IsServerBuild)
            Session.KeepReports(TemporaryDirectory / "release");
    }

    /// <summary>Has a target make a release: it comes after all of the steps, and says what was made.</summary>
    /// <param name="target">The target.</param>
    ITargetDefinition Whole(ITargetDefinition target) =>
        target
            .DependsOn<IStage>()
            .DependsOn<IPublish>()
            .DependsOn<ITag>()
            .AsStep(this)
            .Produces(".nuke/temp/release/**")
            .Executes(() => Run(session => Summarize(session.Close())));

    private void Summarize(IReadOnlyList<KeyValuePair<string, string>> facts) =>
        ReportSummary(summary =>
        {
            foreach (var (name, value) in facts)
                summary[name] = value;
            return summary;
        });
}
