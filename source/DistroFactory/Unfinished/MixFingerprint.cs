using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using DistroFactory.Bundles;
using DistroFactory.Mixing;
using DistroFactory.Mixing.Assembly;
using DistroFactory.Model;
using DistroFactory.State;
using DistroFactory.UpdateStream;
using DistroFactory.UpdateStream.Manifests;
using DistroFactory.UpdateStream.Versions;

namespace DistroFactory.Unfinished;

/// <summary>A digest of all that a version is mixed from, the time apart: what has the same digest is the same version.</summary>
internal static class MixFingerprint
{
    /// <summary>SHA-256, lower-case hex.</summary>
    /// <param name="request">What the mixer is asked for.</param>
    /// <param name="packages">The packages of the request.</param>
    /// <param name="bundles">The bundles of the request.</param>
    public static string Of(MixRequest request, FetchedContent packages, MixBundles bundles)
    {
        var plain = request with
        {
            Timestamp = DateTimeOffset.UnixEpoch,
            Packages = [.. packages.Packages.Select(package => package.Sha256)],
            BundleDirectories = [.. BundleFingerprint.OfAll(bundles.Defined).Select(bundle => $"{bundle.Key} {bundle.Value}")],
        };
        var text = new StringBuilder(JsonSerializer.Serialize(plain, RecordJson.Options))
            .AppendLine(request.Signer.RootCertificatePem)
            .AppendLine(MomHash(request.OutputDirectory, request.Previous))
            .AppendLine($"{typeof(EmbeddedMixer).Assembly.ManifestModule.ModuleVersionId}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    /// <summary>SHA-256 of the MoM of a version, lower-case hex; empty when there is none.</summary>
    public static string MomHash(string tree, StreamVersion version) =>
        new StreamTree(tree).Manifest(version, Manifest.MomName) is var path && File.Exists(path)
            ? Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path)))
            : "";
}
