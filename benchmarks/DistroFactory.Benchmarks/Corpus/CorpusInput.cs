using System.Formats.Tar;
using DistroFactory.Foundation;
using DistroFactory.Mixing;
using DistroFactory.UpdateStream.Signatures;

namespace DistroFactory.Benchmarks.Corpus;

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
            throw new FactoryException(
                $"Reading the corpus {corpus}",
                "it has no content.tar",
                "Name the directory of a corpus, as second argument or in the variable CORPUS."
            );
        (_corpus, _work) = (corpus, work);
        TarFile.ExtractToDirectory(Path.Combine(corpus, "content.tar"), work, overwriteFiles: true);
        _signer = SigningKeys.CreateOrLoad(Path.Combine(work, "keys"), "benchmark").Signer;
    }

    /// <summary>Where the versions are published.</summary>
    public string Output => Path.Combine(_work, "update");

    /// <summary>What the mixer keeps.</summary>
    public string Store => Path.Combine(_work, "store");

    /// <summary>The packages of version 10, by path.</summary>
    public IReadOnlyList<string> First
    {
        get => field ??= [.. Directory.EnumerateFiles(Path.Combine(_corpus, "packages", "10"), "*.rpm").Order(StringComparer.Ordinal)];
    }

    /// <summary>The packages of version 20.</summary>
    public IReadOnlyList<string> Second
    {
        get => field ??= [.. File.ReadLines(Path.Combine(_corpus, "packages", "20.list")).Where(name => name.Length > 0).Select(PathOf)];
    }

    /// <summary>The packages of version 20 with one of them, a small one, replaced by that of version 10.</summary>
    public IReadOnlyList<string> SmallChange => [.. Second.Select(path => IsSmall(path) ? First.Single(IsSmall) : path)];

    /// <summary>A mix; 10 is the first version, and each is made from the one ten before.</summary>
    public MixRequest Request(uint version, IReadOnlyList<string> packages) =>
        new()
        {
            Version = new(version),
            Previous = new(version - 10),
            Format = new(1),
            DeltaBases = version > 10 ? [new(version - 10)] : [],
            Packages = [.. packages],
            BundleDirectories = [Bundles(version == 10 ? "10" : "20")],
            UpstreamRelease = "10",
            ContentUrl = "https://example.test/update",
            VersionUrl = "https://example.test/update",
            StoreDirectory = Store,
            OutputDirectory = Output,
            Signer = _signer,
            Timestamp = DateTimeOffset.UnixEpoch.AddSeconds(1_700_000_000 + version),
        };

    private static bool IsSmall(string package) => Path.GetFileName(package).StartsWith("ca-certificates-", StringComparison.Ordinal);

    private string PathOf(string name)
    {
        var newer = Path.Combine(_corpus, "packages", "20", name);
        return File.Exists(newer) ? newer : Path.Combine(_corpus, "packages", "10", name);
    }

    private string Bundles(string folder)
    {
        var target = Directory.CreateDirectory(Path.Combine(_work, $"bundles-{folder}")).FullName;
        foreach (var file in Directory.EnumerateFiles(Path.Combine(_corpus, "bundles", folder)))
            File.WriteAllText(
                Path.Combine(target, Path.GetFileName(file)),
                File.ReadAllText(file).Replace("@CONTENT@", Path.Combine(_work, "content"), StringComparison.Ordinal)
            );
        return target;
    }
}
