using System.Collections.Immutable;
using DistroFactory.Planning;
using DistroFactory.Releasing;
using DistroFactory.UpdateStream.Signatures;

namespace DistroFactory.Mixing;

/// <summary>What the mixer is asked for: plan and configuration in the mixer's terms.</summary>
/// <param name="workplace">Configuration and directories.</param>
/// <param name="signer">Signs what is made.</param>
/// <param name="timestamp">The time of the release.</param>
public sealed class MixRequestComposer(Workplace workplace, ISigner signer, DateTimeOffset timestamp)
{
    /// <summary>The request for one version of the plan.</summary>
    public MixRequest Compose(PlannedMix mix, ImmutableArray<string> packages)
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
            BundleDirectories = [workplace.BundleDirectory],
            Bundles = configuration.Bundles.Include,
            EmptiedBundles = mix.EmptiedBundles,
            DroppedBundles = mix.DroppedBundles,
            LocalPackages = configuration.Bundles.LocalPackages,
            UpdateBundle = configuration.Bundles.UpdateBundle,
            UpstreamVersion = $"{mix.UpstreamVersion}",
            UpstreamUrl = configuration.Upstream.Url ?? configuration.Url,
            ContentUrl = configuration.ContentUrl,
            VersionUrl = configuration.VersionUrl,
            StoreDirectory = workplace.Directory.MixStore,
            OutputDirectory = workplace.UpdateTree,
            Signer = signer,
            Timestamp = timestamp,
            FullfileCompression = configuration.Mix.Fullfiles,
            ZeroPackCompression = configuration.Mix.ZeroPacks,
            DeltaPackCompression = configuration.Mix.DeltaPacks,
            DeltaBases = DeltaBases.Choose(workplace.UpdateTree, mix, configuration.Mix.Deltas),
            Users = configuration.Users,
            Groups = configuration.Groups,
        };
    }
}
