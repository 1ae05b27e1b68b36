using System.Formats.Tar;
using DistroFactory.Testing;

namespace DistroFactory.Mixing.Tests;

/// <summary>What the reference mixer was given, made ready in a temporary directory.</summary>
internal sealed class ReferenceInput : IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly string _root;

    /// <param name="root">A directory with <c>bundles</c>, <c>content.tar</c> and <c>Swupd_Root.pem</c>.</param>
    public ReferenceInput(string root)
    {
        _root = root;
        TarFile.ExtractToDirectory(Path.Combine(root, "content.tar"), _directory.Path, overwriteFiles: true);
    }

    /// <summary>Where the version directories go.</summary>
    public string Output => _directory["www"];

    /// <summary>What mixes keep.</summary>
    public string Store => _directory["store"];

    /// <summary>A place of the test's own.</summary>
    public string this[string relative] => _directory[relative];

    /// <summary>The request the reference answered.</summary>
    /// <param name="version">Which version's bundles and packages.</param>
    /// <param name="format">Its format.</param>
    /// <param name="packages">The packages.</param>
    /// <param name="without">Bundles to leave out.</param>
    public MixRequest Request(uint version, uint format, IEnumerable<string> packages, params string[] without)
    {
        var bundles = Bundles(version, without);
        return new MixRequest
        {
            Version = new(version),
            Previous = new(version - 10),
            Format = new(format),
            Packages = [.. packages],
            BundleDirectories = [bundles],
            LocalPackages = File.Exists(Path.Combine(_root, "local-packages")) ? Path.Combine(_root, "local-packages") : null,
            UpstreamRelease = "10",
            UpstreamUrl = "https://example.test/peers",
            ContentUrl = "https://example.test/peers/update",
            VersionUrl = "https://example.test/peers/update",
            StoreDirectory = Store,
            OutputDirectory = Output,
            Signer = new TestSigner(File.ReadAllText(Path.Combine(_root, "Swupd_Root.pem"))),
            Timestamp = DateTimeOffset.FromUnixTimeSeconds(1_700_000_000 + version),
        };
    }

    public void Dispose() => _directory.Dispose();

    private string Bundles(uint version, string[] without)
    {
        var target = _directory[$"bundles-{version}"];
        Directory.CreateDirectory(target);
        var source = Path.Combine(_root, "bundles", Math.Min(version, 20).ToString());
        foreach (var file in Directory.EnumerateFiles(source).Where(file => !without.Contains(Path.GetFileName(file))))
            File.WriteAllText(
                Path.Combine(target, Path.GetFileName(file)),
                File.ReadAllText(file).Replace("@CONTENT@", _directory["content"], StringComparison.Ordinal)
            );
        return target;
    }
}
