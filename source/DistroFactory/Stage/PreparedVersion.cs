using System.Security.Cryptography;
using DistroFactory.Foundation;
using DistroFactory.UpdateStream;
using DistroFactory.UpdateStream.Manifests;

namespace DistroFactory.Stage;

/// <summary>What identifies a version that lies in a stage.</summary>
internal static class PreparedVersion
{
    /// <summary>Its Manifest.MoM.</summary>
    public static string Mom(StagedTree stage, StreamVersion version) => Path.Combine(stage.UpdateOf(version), "Manifest.MoM");

    /// <summary>Its format, as its Manifest.MoM says.</summary>
    public static FormatNumber FormatOf(StagedTree stage, StreamVersion version) => ManifestReader.ReadFile(Mom(stage, version)).Format;

    /// <summary>SHA-256 of its Manifest.MoM, from which all trust descends; lower-case hex.</summary>
    /// <exception cref="FactoryException">There is no such version.</exception>
    public static string MomHash(StagedTree stage, StreamVersion version)
    {
        var path = Mom(stage, version);
        return File.Exists(path)
            ? Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path)))
            : throw new FactoryException(
                $"Looking for version {version} in {stage.Root}",
                $"{path} is missing",
                "Run the target Prepare first."
            );
    }
}
