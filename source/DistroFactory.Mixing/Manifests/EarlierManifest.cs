using DistroFactory.UpdateStream;
using DistroFactory.UpdateStream.Manifests;
using DistroFactory.UpdateStream.Versions;

namespace DistroFactory.Mixing.Manifests;

/// <summary>
/// Reads manifests of earlier versions. A MoM is signed, so what it says of a manifest is true: nothing is built upon another.
/// </summary>
internal static class EarlierManifest
{
    /// <summary>Reads a manifest that no MoM names: the MoM itself, and that of all files.</summary>
    /// <param name="output">The update tree.</param>
    /// <param name="version">Its version.</param>
    /// <param name="name"><c>MoM</c> or <c>full</c>.</param>
    /// <exception cref="DamagedVersionException">It is missing, or no manifest.</exception>
    public static Manifest Read(string output, StreamVersion version, string name)
    {
        var path = new StreamTree(output).Manifest(version, name);
        return DamagedVersionException.Guard(path, () => ManifestReader.ReadFile(path));
    }

    /// <summary>Reads the manifest of a bundle.</summary>
    /// <param name="output">The update tree.</param>
    /// <param name="mom">The MoM of a version.</param>
    /// <param name="line">Its line of the bundle.</param>
    /// <exception cref="DamagedVersionException">It is missing, or not the one that the MoM names.</exception>
    public static Manifest Read(string output, Manifest mom, ManifestEntry line)
    {
        var path = new StreamTree(output).Manifest(line.Version, line.Name);
        return DamagedVersionException.Guard(
            path,
            () =>
            {
                var text = File.ReadAllBytes(path);
                return ManifestWriter.HashOf(text) == line.Hash || IsInTar(path, line, text)
                    ? ManifestReader.Parse(text, line.Name)
                    : throw new DamagedVersionException(path, $"it is not the manifest that the MoM of version {mom.Version} names");
            }
        );
    }

    // Another producer may have given it another mode or owner, which its tar tells.
    private static bool IsInTar(string path, ManifestEntry line, byte[] text)
    {
        using var stream = File.OpenRead(path + ".tar");
        var tar = ManifestTar.Read(stream, line.Name);
        return tar.Hash == line.Hash && tar.Text.AsSpan().SequenceEqual(text);
    }
}
