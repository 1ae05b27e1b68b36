using System.Collections.Immutable;
using DistroFactory.Configuration;
using DistroFactory.Content;
using DistroFactory.History;
using DistroFactory.Mixing.Bundles;
using DistroFactory.Releasing;
using DistroFactory.Tagging;
using DistroFactory.UpdateStream;

namespace DistroFactory.Planning;

/// <summary>Makes the plan of the next release from the world as it is; changes nothing.</summary>
public static class PlanStep
{
    /// <summary>The plan.</summary>
    /// <param name="workplace">Configuration and stage.</param>
    /// <param name="packages">What the providers list.</param>
    /// <param name="rootCertificate">The certificate clients pin, PEM; null while no key was made yet.</param>
    /// <exception cref="ConfigurationException">The configuration asks for what this version of the factory does not do.</exception>
    public static ReleasePlan Make(Workplace workplace, ImmutableArray<ContentPackage> packages, string? rootCertificate)
    {
        var configuration = workplace.Configuration;
        Refuse(configuration.Mode == DistroMode.Downstream, "mode: downstream", "this version of the factory releases own upstreams only", "Set mode: own-upstream.");
        var latest = ReleaseHistory.ReadLatest(workplace.Stage);
        var bundles = BundleDirectory.ReadAll([workplace.BundleDirectory], configuration.Bundles.LocalPackages);
        var plan = ReleasePlanner.Plan(new()
        {
            Namespace = workplace.Directory.Namespace,
            Increment = configuration.Increment,
            FirstFormat = configuration.Format,
            UpstreamVersion = new(configuration.Upstream.Version ?? 0),
            Wishes = new()
            {
                Force = workplace.Options.Force,
                MinVersion = workplace.Options.MinVersion,
                FormatBump = workplace.Options.FormatBump,
                WantedFormat = configuration.Mix.FormatBump.Format,
            },
            Latest = latest,
            FormatFirst = latest is null ? MixVersion.None : workplace.Stage.FirstOf(latest.Format),
            Inputs = InputReader.Read(workplace, packages, bundles, rootCertificate),
            LeavingBundles = LeavingBundles.Of(bundles.Values),
        });
        return plan with { Tags = [.. PlannedTags.Describe(workplace, plan.Version)] };
    }

    private static void Refuse(bool asked, string what, string why, string advice)
    {
        if (asked)
            throw new ConfigurationException($"Planning with {what}", why, advice);
    }
}
