using DistroFactory.Mixing;
using DistroFactory.Mixing.Assembly;
using DistroFactory.UpdateStream.Versions;

namespace DistroFactory.Histories.Tests.Publication;

/// <summary>
/// A version as a mixer makes it that does not look what paths were before: mixed as if it were the first, and put behind the others. Ours
/// refuses to, and so never shows whether its refusal, and that of the verification, is for a reason.
/// </summary>
internal static class CarelessMix
{
    /// <summary>Makes the version in the stream of the request.</summary>
    /// <param name="request">What was refused.</param>
    /// <param name="folder">An empty folder beside the stream.</param>
    public static async Task MakeAsync(MixRequest request, string folder)
    {
        var tree = new StreamTree(request.OutputDirectory);
        await new EmbeddedMixer().MixAsync(request with { Previous = StreamVersion.None, DeltaBases = [], OutputDirectory = folder });
        Directory.Move(new StreamTree(folder).Of(request.Version), tree.Of(request.Version));

        var mom = ManifestReader.ReadFile(tree.Manifest(request.Version, Manifest.MomName)) with { Previous = request.Previous };
        var text = ManifestWriter.Write(mom);
        var signature = request.Signer.Sign(text);
        File.WriteAllBytes(tree.Manifest(request.Version, Manifest.MomName), text);
        File.WriteAllBytes(tree.MomSignature(request.Version), signature);
        File.WriteAllBytes(
            tree.ManifestTar(request.Version, Manifest.MomName),
            ManifestTar.Write(Manifest.MomName, text, request.Timestamp, signature)
        );
    }
}
