using System.Collections.Immutable;
using DistroFactory.Configuration;
using DistroFactory.Planning;
using DistroFactory.UpdateStream.Signatures;

namespace DistroFactory.Mixing;

/// <summary>What the mixer is asked for: plan and configuration in the mixer's terms.</summary>
public static class MixRequestComposer
{
    /// <summary>The request for one version.</summary>
    public static MixRequest Compose(
        ReleasePlan plan,
        DistroConfiguration configuration,
        ImmutableArray<string> packages,
        string bundleDirectory,
        string storeDirectory,
        string outputDirectory,
        ISigner signer,
        DateTimeOffset timestamp) => new()
        {
            Version = plan.Version,
            Previous = plan.Previous,
            Format = plan.Format,
            MinVersion = plan.MinVersion,
            Packages = packages,
            BundleDirectories = [bundleDirectory],
            Bundles = configuration.Bundles.Include,
            LocalPackages = configuration.Bundles.LocalPackages,
            UpdateBundle = configuration.Bundles.UpdateBundle,
            UpstreamVersion = plan.UpstreamVersion,
            UpstreamUrl = configuration.Upstream.Url ?? configuration.Url,
            ContentUrl = configuration.ContentUrl,
            VersionUrl = configuration.VersionUrl,
            StoreDirectory = storeDirectory,
            OutputDirectory = outputDirectory,
            Signer = signer,
            Timestamp = timestamp,
            FullfileCompression = configuration.Mix.Fullfiles,
            ZeroPackCompression = configuration.Mix.ZeroPacks,
            DeltaPackCompression = configuration.Mix.DeltaPacks,
            DeltaBases = DeltaBases.Choose(outputDirectory, plan, configuration.Mix.Deltas),
            Users = configuration.Users,
            Groups = configuration.Groups,
        };
}
