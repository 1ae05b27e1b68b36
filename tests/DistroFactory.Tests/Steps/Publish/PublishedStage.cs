using DistroFactory.Foundation;
using DistroFactory.Stage;
using DistroFactory.Steps.Publish;
using DistroFactory.Testing;
using DistroFactory.UpdateStream.Signatures;

namespace DistroFactory.Tests.Steps.Publish;

/// <summary>A stage with a few files in each version, and a place to publish it to.</summary>
internal sealed class PublishedStage : IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly SigningKeys _keys;

    public PublishedStage()
    {
        _keys = SigningKeys.CreateOrLoad(_directory["keys"], "acme");
        Stage = new(_directory["stage"]);
        Place = new(_directory["www"]);
    }

    public StagedTree Stage { get; }

    public StagedTree Place { get; }

    public RecordedLog Log { get; } = new();

    /// <summary>Lays a version into the stage; nothing leads to it.</summary>
    public PublishedStage Lay(uint version)
    {
        foreach (var path in new[] { $"update/{version}/Manifest.MoM", $"update/{version}/files/a.tar", $"releases/{version}/notes.txt" })
            AtomicFile.WriteAllText(Path.Combine(Stage.Root, path), $"{path} of {version}\n");
        return this;
    }

    /// <summary>Lays a version into the stage and serves it.</summary>
    public PublishedStage Serve(uint version)
    {
        Lay(version);
        VersionPointers.Switch(Stage, new(version), new(1), _keys.Signer);
        return this;
    }

    public Publication Publication(uint version) => new(Stage, new(version), Log);

    /// <summary>All files and links below a directory with what they hold, as one text to compare.</summary>
    public static string Listing(string root) =>
        string.Join(
            '\n',
            Directory
                .EnumerateFileSystemEntries(root, "*", SearchOption.AllDirectories)
                .Where(path => new FileInfo(path).LinkTarget is not null || File.Exists(path))
                .Where(path =>
                    !Path.GetRelativePath(root, path).StartsWith("releases/latest/", StringComparison.Ordinal)
                    && !Path.GetRelativePath(root, path).StartsWith("update/latest/", StringComparison.Ordinal)
                )
                .Order(StringComparer.Ordinal)
                .Select(path =>
                    $"{Path.GetRelativePath(root, path)}: {new FileInfo(path).LinkTarget ?? Convert.ToHexString(File.ReadAllBytes(path))}"
                )
        );

    public void Dispose()
    {
        _keys.Signer.Dispose();
        _directory.Dispose();
    }
}
