using DistroFactory.Testing;
using DistroFactory.UpdateStream.Client;
using DistroFactory.UpdateStream.Manifests;
using DistroFactory.UpdateStream.Signatures;

namespace DistroFactory.EndToEnd.Tests;

/// <summary>
/// Kernels come and go within a format. Machines keep the files of every kernel they had; what a manifest says of one that is gone, it says
/// once.
/// </summary>
public sealed class KernelTests
{
    private Factory _factory = null!;

    [SetUp]
    public void SetUp() => _factory = new();

    [TearDown]
    public void TearDown() => _factory.Dispose();

    [Test]
    public async Task A_kernel_is_updated_again_and_again_beside_another()
    {
        await Release(10, _factory.Config);
        await Release(20, _factory.NextConfig);
        Kernel(3);
        await Release(30, _factory.NextConfig);
        Kernel(4);
        await Release(40, _factory.NextConfig);
        await Release(50, _factory.NextConfig, "--min-version");

        Assert.Multiple(() =>
        {
            Assert.That(Lines(20, 1), Is.EqualTo(new[] { (EntryStatus.Ghosted, 20u) }));
            Assert.That(Lines(30, 1), Is.Empty, "a ghost is told of once");
            Assert.That(Lines(30, 2), Is.EqualTo(new[] { (EntryStatus.Ghosted, 30u) }));
            Assert.That(Lines(50, 4), Is.EqualTo(new[] { (EntryStatus.Present, 50u) }));
            Assert.That(_factory.Verify().Findings, Is.Empty);
        });

        using var signatures = new SignatureVerifier(
            File.ReadAllText(Path.Combine(_factory.Stage, "releases", "latest", "config", "Swupd_Root.pem"))
        );
        using var machines = new TemporaryDirectory();
        var stream = new PublishedDirectory(Path.Combine(_factory.Stage, "update"));
        var client = new SwupdClient(stream, new(stream, signatures), new FetchedContent(stream, machines.Path));
        var machine = client.Install(new(10), ["kernel-native", "kernel-lts"]).System!;
        foreach (var version in new uint[] { 20, 30, 40, 50 })
        {
            var run = client.Update(machine, new(version));
            Assert.That(run.Problems, Is.Empty);
            machine = run.System!;
        }

        Assert.That(
            Enumerable.Range(1, 4).Select(patch => machine.Root.Find(Module(patch)) is not null),
            Is.All.True,
            "a machine may still run any of them"
        );
    }

    private static string Module(int patch) => $"/usr/lib/modules/6.12.{patch}-1.native/kernel/fs/acmefs.ko";

    private async Task Release(uint version, string config, params string[] options)
    {
        var outcome = await _factory.RunAsync("Release", config, options);
        Assert.That((outcome.ExitCode, _factory.Latest), Is.EqualTo((0, $"{version}")), outcome.Output);
    }

    /// <summary>A newer one, of the same make as those of the samples.</summary>
    private void Kernel(int patch)
    {
        var version = $"6.12.{patch}-1";
        RpmBuild.Build(
            new("linux", $"6.12.{patch}")
            {
                Arch = "x86_64",
                Files =
                [
                    new("/usr/lib/kernel/"),
                    new("/usr/lib/modules/"),
                    new($"/usr/lib/modules/{version}.native/"),
                    new($"/usr/lib/modules/{version}.native/kernel/"),
                    new($"/usr/lib/modules/{version}.native/kernel/fs/"),
                    new(
                        $"/usr/lib/kernel/org.acme.native.{version}",
                        string.Concat(Enumerable.Range(0, 400).Select(line => $"kernel {version} {line}\n"))
                    ),
                    new("/usr/lib/kernel/default-native") { LinkTarget = $"org.acme.native.{version}" },
                    new(Module(patch), string.Concat(Enumerable.Range(0, 300).Select(line => $"acmefs {line}\n"))),
                ],
            },
            Path.Combine(_factory.NextConfig, "packages")
        );
    }

    private IEnumerable<(EntryStatus, uint)> Lines(uint version, int patch) =>
        ManifestReader
            .ReadFile(Path.Combine(_factory.Stage, "update", $"{version}", "Manifest.kernel-native"))
            .Entries.Where(entry => entry.Name == Module(patch))
            .Select(entry => (entry.Status, entry.Version.Value));
}
