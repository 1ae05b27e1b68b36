using DistroFactory.Testing;
using DistroFactory.UpdateStream;
using DistroFactory.UpdateStream.Client;
using DistroFactory.UpdateStream.Signatures;
using DistroFactory.UpdateStream.Versions;

namespace DistroFactory.EndToEnd.Tests;

/// <summary>
/// A distribution with keys of its own exchanges its root: 10 and 20 below the old one, the bridge 30, 40 of the next format, and 50, in
/// which the new root is the one that clients pin.
/// </summary>
public sealed class RootExchangeTests
{
    private const string Pinned = "/usr/share/clear/update-ca/Swupd_Root.pem";

    private static Factory s_factory = null!;
    private static string s_old = null!;

    [OneTimeSetUp]
    public static async Task ReleaseAll()
    {
        s_factory = new();
        await Release(10, s_factory.Config);
        await Release(20, s_factory.NextConfig);
        s_old = File.ReadAllText(RootOf(20));
        await RunAsync("Keys", s_factory.NextConfig, "--new-root");
        await Release(40, s_factory.NextConfig, "--format-bump");
        await Release(50, s_factory.NextConfig);
    }

    [OneTimeTearDown]
    public static void TearDown() => s_factory.Dispose();

    [Test]
    public void Each_format_is_signed_below_the_root_that_its_clients_pin()
    {
        using var old = new SignatureVerifier(s_old);
        using var now = new SignatureVerifier(File.ReadAllText(RootOf(50)));
        Assert.Multiple(() =>
        {
            foreach (
                var (verifier, other, files) in new[]
                {
                    (old, now, new[] { "10/Manifest.MoM", "30/Manifest.MoM", "version/format1/latest" }),
                    (now, old, ["40/Manifest.MoM", "50/Manifest.MoM", "version/format2/latest", "version/latest_version"]),
                }
            )
            {
                foreach (var file in files)
                {
                    Assert.That(() => Verify(verifier, file), Throws.Nothing, file);
                    Assert.That(() => Verify(other, file), Throws.TypeOf<SignatureException>(), file);
                }
            }

            Assert.That(s_factory.Verify(format: 2).Findings, Is.Empty);
        });
    }

    [TestCase(10u)]
    [TestCase(20u)]
    public void A_simulated_client_follows_from_before_it(uint from)
    {
        using var folder = new TemporaryDirectory();
        using var signatures = new SignatureVerifier(s_old);
        var stream = new PublishedDirectory(Path.Combine(s_factory.Stage, "update"));
        var client = new SwupdClient(stream, new(stream, signatures), new FetchedContent(stream, folder.Path));
        var machine = client.Install(new(from), ["os-core", "os-core-update", "shell"]).System!;

        var last = new ClientJourney(stream, signatures, client).Update(machine)[^1];

        Assert.That((last.Problems.Length, last.System!.Version), Is.EqualTo((0, new StreamVersion(50))));
        Assert.That(last.System.Root.Find(Pinned + ".alt"), Is.Null, "the old root is trusted no longer");
        Assert.That(last.System.Root.Find(Pinned)!.Value.Version, Is.EqualTo(new StreamVersion(50)));
    }

    [TestCase(10u, 1u)]
    [TestCase(40u, 2u)]
    public void The_real_client_follows(uint from, uint format)
    {
        if (RealClient.Absence is { } absence)
            Assert.Ignore(absence);
        using var machine = new TemporaryDirectory();
        var (root, given) = (machine["root"], machine["given.pem"]);
        File.WriteAllText(given, from < 40 ? s_old : File.ReadAllText(RootOf(50)));
        string[] client = ["-I", "-N", "-u", $"file://{s_factory.Stage}/update", $"--statedir={machine["state"]}"];

        Tool.Run(
            RealClient.Program!,
            ["os-install", root, "-V", $"{from}", "-F", $"{format}", "-B", "os-core-update,shell", "-C", given, .. client]
        );
        for (var i = 0; i < 2; i++)
            Tool.Run(RealClient.Program!, ["update", "--path", root, "-C", root + Pinned, .. client]);
        Tool.Run(RealClient.Program!, ["diagnose", "--path", root, "-C", root + Pinned, .. client]);

        Assert.That(File.ReadAllText(Path.Combine(root, "usr/lib/os-release")), Does.Contain("VERSION_ID=50"));
        Assert.That(File.ReadAllText(root + Pinned), Is.EqualTo(File.ReadAllText(RootOf(50))));
        Assert.That(root + Pinned + ".alt", Does.Not.Exist);
    }

    [Test]
    public async Task The_keys_are_shown_with_what_the_clients_of_each_format_pin()
    {
        var shown = await RunAsync("Keys", s_factory.NextConfig);

        Assert.That(
            shown,
            Does.Match("Clients of format 1, up to version 30, pin [0-9a-f]{64}").And.Match("Clients of format 2, up to version 50, pin")
        );
        Assert.That(shown, Does.Contain("root.key: it is needed only for another signing certificate"));
        Assert.That(
            Directory.GetDirectories(Path.Combine(s_factory.Root, "acme", "state"), "signing*"),
            Has.Length.EqualTo(2),
            "the former keys are kept"
        );
    }

    private static void Verify(SignatureVerifier verifier, string file)
    {
        var path = Path.Combine(s_factory.Stage, "update", file);
        verifier.Verify(file, File.ReadAllBytes(path), File.ReadAllBytes(path + VersionFiles.SignatureExtension));
    }

    private static string RootOf(uint version) => Path.Combine(s_factory.Stage, "releases", $"{version}", "config", "Swupd_Root.pem");

    private static async Task Release(uint version, string config, params string[] options)
    {
        var output = await RunAsync("Release", config, options);
        Assert.That(s_factory.Latest, Is.EqualTo($"{version}"), output);
    }

    private static async Task<string> RunAsync(string target, string config, params string[] options)
    {
        var outcome = await s_factory.RunAsync(target, config, options);
        Assert.That(outcome.ExitCode, Is.Zero, outcome.Output);
        return outcome.Output;
    }
}
