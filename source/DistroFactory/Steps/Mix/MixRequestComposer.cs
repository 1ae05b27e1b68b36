using System.Collections.Immutable;
using DistroFactory.Bundles;
using DistroFactory.Connections.Web;
using DistroFactory.Mixing;
using DistroFactory.Model;
using DistroFactory.Run;
using DistroFactory.Signing;

namespace DistroFactory.Steps.Mix;

/// <summary>What the mixer is asked for: plan and configuration in the mixer's terms.</summary>
/// <param name="workplace">Configuration and directories.</param>
/// <param name="signers">Sign what is made.</param>
/// <param name="timestamp">The time of the release.</param>
/// <param name="plan">The plan.</param>
internal sealed class MixRequestComposer(Workplace workplace, PlanSigners signers, DateTimeOffset timestamp, ReleasePlan plan)
{
    /// <summary>The request for one version of the plan.</summary>
    /// <param name="mix">The version.</param>
    /// <param name="packages">Paths of the packages to choose from.</param>
    /// <param name="bundles">Its bundles.</param>
    public MixRequest Compose(PlannedMix mix, ImmutableArray<string> packages, MixBundles bundles)
    {
        var configuration = workplace.Configuration;
        return new()
        {
            Version = mix.Version,
            Previous = mix.Previous,
            Format = mix.Format,
            MinVersion = mix.MinVersion,
            ClaimedVersion = mix.ClaimedVersion,
            ClaimedFormat = mix.ClaimedFormat,
            Packages = packages,
            BundleDirectories = bundles.Directories,
            Bundles = bundles.Wanted,
            EmptiedBundles = bundles.EmptiedIn(mix, workplace.UpdateTree),
            DroppedBundles = bundles.DroppedIn(mix, workplace.UpdateTree),
            LocalPackages = configuration.Bundles.LocalPackages,
            UpdateBundle = configuration.Bundles.UpdateBundle,
            UpstreamRelease = $"{mix.UpstreamVersion}",
            BuildId = mix.ContentVersion == UpstreamVersion.None ? null : $"{mix.ContentVersion}",
            UpstreamUrl = WebAddress.Published(configuration.Upstream.Url ?? configuration.Url),
            ContentUrl = configuration.ContentUrl,
            VersionUrl = configuration.VersionUrl,
            StoreDirectory = workplace.Directory.MixStore,
            OutputDirectory = workplace.UpdateTree,
            Signer = signers.Of(mix),
            RootCertificatePem = mix.ShipsBothRoots ? signers.Former!.RootCertificatePem : null,
            AlternativeRootCertificatePem = mix.ShipsBothRoots ? signers.Latest.RootCertificatePem : null,
            Timestamp = timestamp,
            FullfileCompression = configuration.Mix.Fullfiles,
            ZeroPackCompression = configuration.Mix.ZeroPacks,
            DeltaPackCompression = configuration.Mix.DeltaPacks,
            DeltaBases = DeltaBaseChoice.Choose(workplace.UpdateTree, mix, configuration.Mix.Deltas, plan),
            Users = configuration.Users,
            Groups = configuration.Groups,
        };
    }
}
