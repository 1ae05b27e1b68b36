using DistroFactory.Foundation.Compression;
using DistroFactory.Mixing.Assembly;
using DistroFactory.Testing;

namespace DistroFactory.Mixing.Tests;

/// <summary>The least that can be mixed: os-core, os-core-update, and what a test adds.</summary>
internal sealed class SmallDistribution : IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly List<string> _packages = [];

    public SmallDistribution()
    {
        Directory.CreateDirectory(_directory["bundles"]);
        Package(new("base") { Files = [new("/usr/bin/hello", "#!/bin/sh\n") { Mode = "0755" }, new("/usr/share/data", "data\n")] });
        Bundle("os-core", "base");
        Bundle("os-core-update");
    }

    public string this[string relative] => _directory[relative];

    public string Output => _directory["www"];

    /// <summary>Adds a package, made by rpmbuild.</summary>
    public void Package(RpmDescription package) => _packages.Add(RpmBuild.Build(package, _directory["packages"]));

    /// <summary>Adds or replaces a bundle.</summary>
    public void Bundle(string name, params string[] lines) => File.WriteAllLines(Path.Combine(_directory["bundles"], name), lines);

    /// <summary>Removes a bundle.</summary>
    public void WithoutBundle(string name) => File.Delete(Path.Combine(_directory["bundles"], name));

    /// <summary>The request for a version; 10 is the first.</summary>
    public MixRequest Request(uint version = 10) =>
        new()
        {
            Version = new(version),
            Previous = new(version - 10),
            Format = new(30),
            Packages = [.. _packages],
            BundleDirectories = [_directory["bundles"]],
            UpstreamRelease = "1",
            ContentUrl = "https://example.test/update",
            VersionUrl = "https://example.test/update",
            StoreDirectory = _directory["store"],
            OutputDirectory = Output,
            Signer = new TestSigner("a certificate"),
            Timestamp = DateTimeOffset.FromUnixTimeSeconds(1_700_000_000 + version),
            FullfileCompression = [new(CompressionMethod.Xz, 1)],
            ZeroPackCompression = new(CompressionMethod.Xz, 1),
        };

    /// <summary>Mixes a version.</summary>
    public Task<MixResult> Mix(uint version = 10) => new EmbeddedMixer().MixAsync(Request(version));

    /// <summary>The lines of a manifest that name this path.</summary>
    public string? Line(uint version, string bundle, string path) =>
        File.ReadLines(Path.Combine(Output, version.ToString(), "Manifest." + bundle))
            .SingleOrDefault(line => line.EndsWith("\t" + path, StringComparison.Ordinal));

    public void Dispose() => _directory.Dispose();
}
