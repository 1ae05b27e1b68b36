using DistroFactory.Model;
using Nuke.Common;

namespace DistroFactory.Targets;

/// <summary>The ninth step: the prepared version stands the checks of the configuration.</summary>
public interface IQa : IFactory
{
    /// <summary>Runs the checks of <c>qa:</c> on the prepared version.</summary>
    Target Qa =>
        _ =>
            _.Description("Runs the checks of qa: on the prepared version; one that fails refuses it")
                .DependsOn<IVerify>()
                .OnlyForRelease(this)
                .Executes(() => Run(async session => Summarize(await session.CheckQualityAsync())));

    private void Summarize(QualityRecord record) => ReportSummary(_ => new(record.Facts()));
}
