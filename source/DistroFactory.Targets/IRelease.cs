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
    Target Release =>
        _ =>
            _.Description("Releases the next version if anything changed: all steps from FetchConfig to Tag")
                .DependsOn<IStage>()
                .DependsOn<IPublish>()
                .DependsOn<ITag>()
                .AsStep(this)
                .Produces(".nuke/temp/release/**")
                .Executes(() => Run(session => Summarize(session.Close())));

    /// <summary>Where a CI server finds reports and logs, also of a release that failed; the build calls it when it has finished.</summary>
    void KeepReports()
    {
        if (IsServerBuild)
            Session.KeepReports(TemporaryDirectory / "release");
    }

    /// <summary>Says what was released where a CI server shows it.</summary>
    void Summarize(IReadOnlyList<KeyValuePair<string, string>> facts) =>
        ReportSummary(summary =>
        {
            foreach (var (name, value) in facts)
                summary[name] = value;
            return summary;
        });
}
