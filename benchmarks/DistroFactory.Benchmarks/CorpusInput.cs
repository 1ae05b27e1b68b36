using System.Formats.Tar;
using DistroFactory.Mixing;
using DistroFactory.UpdateStream.Signatures;

namespace DistroFactory.Benchmarks;

/// <summary>A corpus of packages and bundle definitions, and where its mixes go.</summary>
internal sealed class CorpusInput
{
    private readonly string _corpus;
    private readonly string _work;
    private readonly ISigner _signer;

    /// <param name="corpus">A directory with <c>packages/</c>, <c>bundles/</c> and <c>content.tar</c>.</param>
    /// <param name="work">An empty directory.</param>
    public CorpusInput(string corpus, string work)
    {
        if (!File.Exists(Path.Combine(corpus, "content.tar")))
            throw new FactoryException($"Reading the corpus {corpus}", "it has no content.tar", "Name the directory of a corpus, e.g. ../shared/corpus.");
        (_corpus, _work) = (corpus, work);
        TarFile.ExtractToDirectory(Path.Combine(corpus, "content.tar"), work, overwriteFiles: true);
        _signer = SigningKeys.CreateOrLoad(Path.Combine(work, "keys"), "benchmark").Signer;
    }

    /// <summary>Where the versions are published.</summary>
    public string Output => Path.Combine(_work, "update");

    /// <summary>The mix of a version; 10 is the first.</summary>
    public MixRequest Request(uint version) => new()
    {
        Version = new(version),
        Previous = new(version - 10),
        Format = new(1),
        DeltaBases = version > 10 ? [new(version - 10)] : [],
        Packages = [.. Packages(version)],
        BundleDirectories = [Bundles(version)],
        UpstreamVersion = "10",
        ContentUrl = "https://example.test/update",
        VersionUrl = "https://example.test/update",
        StoreDirectory = Path.Combine(_work, "store"),
        OutputDirectory = Output,
        Signer = _signer,
        Timestamp = DateTimeOffset.UnixEpoch.AddSeconds(1_700_000_000 + version),
    };

    private IEnumerable<string> Packages(uint version)
    {
        var list = Path.Combine(_corpus, "packages", $"{version}.list");
        if (!File.Exists(list))
            return Directory.EnumerateFiles(Path.Combine(_corpus, "packages", $"{version}"), "*.rpm").Order(StringComparer.Ordinal);
        return File.ReadLines(list).Where(name => name.Length > 0).Select(name => new[] { version, version - 10 }
            .Select(folder => Path.Combine(_corpus, "packages", $"{folder}", name)).First(File.Exists));
    }

    private string Bundles(uint version)
    {
        var target = Directory.CreateDirectory(Path.Combine(_work, $"bundles-{version}")).FullName;
        foreach (var file in Directory.EnumerateFiles(Path.Combine(_corpus, "bundles", $"{version}")))
            File.WriteAllText(Path.Combine(target, Path.GetFileName(file)), File.ReadAllText(file).Replace("@CONTENT@", Path.Combine(_work, "content"), StringComparison.Ordinal));
        return target;
    }
}
