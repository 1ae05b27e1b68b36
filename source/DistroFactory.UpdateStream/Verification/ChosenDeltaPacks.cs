using System.Collections.Immutable;
using DistroFactory.UpdateStream.Client;
using DistroFactory.UpdateStream.Manifests;

namespace DistroFactory.UpdateStream.Verification;

/// <summary>The content of a stream as it would be if a version had delta packs from some versions alone, of those that it has.</summary>
/// <param name="content">The whole content.</param>
/// <param name="manifests">Tell which version of a bundle a version has.</param>
/// <param name="version">The version.</param>
/// <param name="bases">The versions that it would have delta packs from.</param>
internal sealed class ChosenDeltaPacks(
    IClientContent content,
    ManifestArchive manifests,
    StreamVersion version,
    ImmutableArray<StreamVersion> bases
) : IClientContent
{
    private readonly Lazy<HashSet<(string, StreamVersion)>> _bundles = new(() =>
        [
            .. bases
                .SelectMany(each => manifests.Read(Manifest.MomName, each).Manifest.Entries)
                .Where(line => line.IsPresent)
                .Select(line => (line.Name, line.Version)),
        ]
    );

    public PackContents? Pack(string bundle, StreamVersion ofVersion, StreamVersion from) =>
        ofVersion != version || from == StreamVersion.None || _bundles.Value.Contains((bundle, from))
            ? content.Pack(bundle, ofVersion, from)
            : null;

    public FullfileContents? Fullfile(StreamVersion ofVersion, SwupdHash hash) => content.Fullfile(ofVersion, hash);
}
