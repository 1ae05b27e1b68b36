using DistroFactory.Foundation;
using DistroFactory.Foundation.Compression;
using DistroFactory.Mixing.Assembly;
using DistroFactory.Steps.Images.Builders;
using DistroFactory.Steps.Images.Embedded;
using DistroFactory.Testing;
using DistroFactory.UpdateStream.Signatures;

namespace DistroFactory.Tests.Steps.Images;

/// <summary>A small signed stream of one version, mixed for real, and a folder for what is made of it.</summary>
internal sealed class MixedStream : IDisposable
{
    public static readonly DateTimeOffset Timestamp = DateTimeOffset.FromUnixTimeSeconds(1_700_000_000);

    private readonly TemporaryDirectory _directory = new();
    private readonly SigningKeys _keys;

    public MixedStream()
    {
        _keys = SigningKeys.CreateOrLoad(_directory["keys"], "acme");
        var core = RpmBuild.Build(
            new("core")
            {
                Files =
                [
                    new("/usr/") { Mode = "0755" },
                    new("/usr/bin/") { Mode = "0755" },
                    new("/usr/bin/sh", "#!shell\n") { Mode = "0755" },
                    new("/usr/bin/as root", "set-user-id\n") { Mode = "4755" },
                    new("/usr/share/a name", "text\n")
                    {
                        Mode = "0600",
                        Owner = "mail",
                        Group = "adm",
                    },
                    new("/bin") { LinkTarget = "usr/bin" },
                    new("/usr/share/far") { LinkTarget = new string('x', 150) },
                ],
            },
            _directory["packages"]
        );
        var editor = RpmBuild.Build(
            new("editor") { Files = [new("/usr/bin/edit", new string('e', 10_000)) { Mode = "0755" }] },
            _directory["packages"]
        );
        AtomicFile.WriteAllText(_directory["bundles/os-core"], "core\n");
        AtomicFile.WriteAllText(_directory["bundles/os-core-update"], "");
        AtomicFile.WriteAllText(_directory["bundles/editors"], "include(os-core-update)\neditor\n");
        AtomicFile.WriteAllText(_directory["bundles/other"], "");
        new EmbeddedMixer()
            .MixAsync(
                new()
                {
                    Version = new(10),
                    Format = new(1),
                    Packages = [core, editor],
                    BundleDirectories = [_directory["bundles"]],
                    UpstreamRelease = "10",
                    ContentUrl = "https://acme.example/update",
                    VersionUrl = "https://acme.example/update",
                    StoreDirectory = _directory["store"],
                    OutputDirectory = _directory["www"],
                    Signer = _keys.Signer,
                    Timestamp = Timestamp,
                    FullfileCompression = [new(CompressionMethod.Xz, 1)],
                    ZeroPackCompression = new(CompressionMethod.Xz, 1),
                }
            )
            .GetAwaiter()
            .GetResult();
    }

    public string this[string relative] => _directory[relative];

    public EmbeddedSource Source => new(_directory["www"], new(10), Timestamp, _keys.Signer.RootCertificatePem);

    public RootTree Tree(params string[] bundles) => RootTree.Of(_directory["www"], new(10), [.. bundles], _keys.Signer.RootCertificatePem);

    /// <summary>An order for an image of a template, in an empty folder of its own.</summary>
    public ImageOrder Order(string template, List<string>? notices = null)
    {
        var name = Guid.NewGuid().ToString("N");
        AtomicFile.WriteAllText(_directory[$"{name}.yaml"], template);
        Directory.CreateDirectory(_directory[name]);
        return new(new("box", _directory[$"{name}.yaml"], null), _directory[name], new(), line => notices?.Add(line));
    }

    public void Dispose()
    {
        _keys.Signer.Dispose();
        _directory.Dispose();
    }
}
