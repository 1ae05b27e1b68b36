using System.Text.Json;
using DistroFactory.Foundation;
using DistroFactory.Model;
using DistroFactory.State;

namespace DistroFactory.Upstream;

/// <summary>
/// What was taken of upstream versions, kept in the state folder: the next release is compared with the latest one, whose upstream may be
/// out of reach by then.
/// </summary>
/// <param name="directory">The namespace.</param>
internal sealed class UpstreamStore(FactoryDirectory directory)
{
    private string Folder => Path.Combine(directory.State, "upstream");

    /// <summary>A folder for the definitions of a version; what an earlier attempt left there is gone.</summary>
    public string Renew(UpstreamVersion version)
    {
        Directory.CreateDirectory(Folder);
        File.Delete(RecordOf(version));
        var folder = Path.Combine(Folder, $"{version}");
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        return folder;
    }

    /// <summary>Remembers what was taken.</summary>
    public void Save(UpstreamMaterial material) =>
        AtomicFile.WriteAllText(RecordOf(material.Version), JsonSerializer.Serialize(material, RecordJson.Options) + "\n");

    /// <summary>What was taken of a version; null when it is not here any more.</summary>
    public UpstreamMaterial? Find(UpstreamVersion version)
    {
        if (version == UpstreamVersion.None || !File.Exists(RecordOf(version)))
            return null;
        try
        {
            var material = JsonSerializer.Deserialize<UpstreamMaterial>(File.ReadAllText(RecordOf(version)), RecordJson.Options);
            return material is not null && Directory.Exists(material.BundleDirectory) && material.Packages.Paths.All(File.Exists)
                ? material
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private string RecordOf(UpstreamVersion version) => Path.Combine(Folder, $"{version}.json");
}
