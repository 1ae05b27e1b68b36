using DistroFactory.Model;
using DistroFactory.Run;
using DistroFactory.State;

namespace DistroFactory.Reports;

/// <summary>What a release was made of and what it became, told from what its steps left.</summary>
internal static class ReleaseDescription
{
    /// <summary>The record that is staged with the release.</summary>
    public static ReleaseRecord Of(Workplace workplace)
    {
        var plan = workplace.Records.Load(ReleaseRecords.Plan);
        var content = workplace.Records.Load(ReleaseRecords.Content);
        var upstream = workplace.Records.Find(ReleaseRecords.Upstream) ?? UpstreamContent.None;
        var mix = workplace.Records.Load(ReleaseRecords.Mix);
        var released = workplace.UsesMixer
            ? ReleasedPackages.All(content)
            : ReleasedPackages.Of(mix.Result, upstream.With(content, plan.Mixes[^1].ContentVersion));
        return new()
        {
            Version = plan.Version,
            Previous = plan.Previous,
            Format = plan.Format,
            UpstreamVersion = plan.UpstreamVersion,
            Mixes = plan.Mixes,
            Timestamp = mix.Timestamp,
            Inputs = plan.Inputs,
            Packages = released.Packages,
            PrivilegedFiles = released.PrivilegedFiles,
            Bundles = mix.Result.Bundles,
            Rollback = plan.Rollback,
            TakenBack = plan.TakenBack,
            DeltaBases = plan.Fleet?.Bases,
        };
    }
}
