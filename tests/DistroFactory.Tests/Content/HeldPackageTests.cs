using DistroFactory.Connections.Web;
using DistroFactory.Testing;
using DistroFactory.Tests.Evidence;

namespace DistroFactory.Tests.Content;

/// <summary>A package that is held, through whole releases.</summary>
public sealed class HeldPackageTests
{
    private const string Newer = "acme-shell-2.2-1.x86_64.rpm";

    [Test]
    public async Task It_stays_at_the_version_of_the_latest_release_until_it_is_let_go()
    {
        using var sample = new ReleasedSample();
        var (file, packages) = (sample["acme/distro.yaml"], sample["acme/packages"]);
        var text = File.ReadAllText(file);
        await sample.ReleaseAsync();

        File.Copy(Path.Combine(sample["acme-next/packages"], Newer), Path.Combine(packages, Newer));
        RpmBuild.Build(new("acme-extra") { Files = [new("/usr/share/acme-extra", "new\n")] }, packages);
        File.AppendAllText(sample["acme/bundles/docs"], "acme-extra\n");
        File.WriteAllText(file, text.Replace("folder: packages", "folder: packages\n    hold: [acme-shell]", StringComparison.Ordinal));
        await sample.ReleaseAsync();
        Assert.That(
            Packages(sample, 20),
            Does.Contain("acme-extra-1.0-1").And.Contain("acme-shell-2.1-1").And.Not.Contain("acme-shell-2.2")
        );

        File.Delete(Directory.GetFiles(packages, "acme-shell-2.1-*").Single());
        Assert.That(
            () => sample.ReleaseAsync(),
            Throws.TypeOf<FetchException>().With.Message.Contains("'hold' keeps it at the version 2.1-1 of the latest release")
        );

        File.WriteAllText(file, text);
        await sample.ReleaseAsync();
        Assert.That(Packages(sample, 30), Does.Contain("acme-shell-2.2-1"));
    }

    private static string Packages(ReleasedSample sample, int version) =>
        File.ReadAllText(Path.Combine(sample.Stage, "releases", $"{version}", $"packages-nvr-{version}.txt"));
}
