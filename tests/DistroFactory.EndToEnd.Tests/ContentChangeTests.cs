using DistroFactory.Testing;
using DistroFactory.UpdateStream.Manifests;
using DistroFactory.UpdateStream.Signatures;
using DistroFactory.UpdateStream.Verification;
using DistroFactory.UpdateStream.Verification.Findings;

namespace DistroFactory.EndToEnd.Tests;

/// <summary>
/// Changes of a distribution that clients follow in ways of their own: each is released if a client can follow it, and refused with advice
/// if not.
/// </summary>
public sealed class ContentChangeTests
{
    private const string Plugins = "/usr/share/acme/plugins";
    private const string Themes = "/usr/share/acme/themes";

    private Factory _factory = null!;

    [SetUp]
    public void SetUp() => _factory = new();

    [TearDown]
    public void TearDown() => _factory.Dispose();

    [Test]
    public async Task Everything_is_published_again_after_a_bundle_went()
    {
        await Release(10);
        File.Delete(InConfig("bundles", "labs"));
        await Release(20);

        await Release(30, "--min-version");

        Assert.That(Manifest(30, "MoM").Entries.Select(entry => entry.Version.Value), Is.All.EqualTo(30u));
        Assert.That(Manifest(30, "labs").Entries.Select(entry => entry.Status), Is.Not.Empty.And.All.EqualTo(EntryStatus.Deleted));
        Assert.That(Findings(1), Is.Empty);
    }

    [Test]
    public async Task A_format_that_knows_also_add_follows_one_that_does_not()
    {
        Change("distro.yaml", text => text.Replace("format: 1\n", "format: 28\n", StringComparison.Ordinal));
        Change("bundles/editors", text => text + "also-add(docs)\n");
        await Release(10);
        Assert.That(Manifest(10, "editors").AlsoAdds, Is.Empty);

        await Release(30, "--format-bump");
        Assert.That(Manifest(30, "editors").AlsoAdds, Is.EqualTo(new[] { "docs" }));
        Change("bundles/shell", text => text + "also-add(web-server)\n");
        await Release(40);

        Assert.That(Manifest(40, "shell").AlsoAdds, Is.EqualTo(new[] { "web-server" }));
        Assert.That(Findings(28).AddRange(Findings(29)), Is.Empty);
    }

    [Test]
    public async Task Names_of_directories_are_free_for_files_after_a_format_bump()
    {
        await Release(10);
        Bring("1.0", new($"{Plugins}/first", "one"), new($"{Themes}/dark", "dark"), new($"{Themes}/light", "light"));
        await Release(20);
        Bring("2.0", new RpmContent("/usr/share/acme/readme", "read me"));
        await Release(30);
        Bring("3.0", new(Plugins, "first"), new(Themes, "dark, light"));

        var refused = await _factory.RunAsync("Release", _factory.Config);

        Assert.That((refused.ExitCode, _factory.Latest), Is.EqualTo((2, "30")), refused.Output);
        Assert.That(
            refused.Output,
            Does.Contain($"{Plugins}: is a file, and {Plugins}/first is still listed as deleted")
                .And.Contain($"{Themes}: is a file")
                .And.Contain("--format-bump")
        );

        File.Delete(InConfig("packages", "acme-extras-3.0-1.noarch.rpm"));
        await Release(50, "--format-bump");
        Bring("3.0", new(Plugins, "first"), new(Themes, "dark, light"));
        await Release(60);
        Assert.That(Findings(1).AddRange(Findings(2)), Is.Empty);
    }

    private async Task Release(uint version, params string[] options)
    {
        var outcome = await _factory.RunAsync("Release", _factory.Config, options);
        Assert.That((outcome.ExitCode, _factory.Latest), Is.EqualTo((0, $"{version}")), outcome.Output);
    }

    /// <summary>A package of this version, in the bundle of the shell.</summary>
    private void Bring(string version, params RpmContent[] files)
    {
        RpmBuild.Build(new("acme-extras", version) { Files = [new("/usr/share/acme/"), .. files] }, InConfig("packages"));
        if (!File.ReadAllText(InConfig("bundles", "shell")).Contains("acme-extras", StringComparison.Ordinal))
            Change("bundles/shell", text => text + "acme-extras\n");
    }

    private string InConfig(params string[] names) => Path.Combine([_factory.Config, .. names]);

    private void Change(string file, Func<string, string> change)
    {
        var (before, after) = (File.ReadAllText(InConfig(file)), change(File.ReadAllText(InConfig(file))));
        Assert.That(after, Is.Not.EqualTo(before));
        File.WriteAllText(InConfig(file), after);
    }

    private Manifest Manifest(uint version, string name) =>
        ManifestReader.ReadFile(Path.Combine(_factory.Stage, "update", $"{version}", $"Manifest.{name}"));

    private System.Collections.Immutable.ImmutableArray<Finding> Findings(uint format)
    {
        using var signatures = new SignatureVerifier(
            File.ReadAllText(Path.Combine(_factory.Stage, "releases", "latest", "config", "Swupd_Root.pem"))
        );
        return new StreamVerifier(Path.Combine(_factory.Stage, "update"), signatures).VerifyLatest(new(format)).Findings;
    }
}
