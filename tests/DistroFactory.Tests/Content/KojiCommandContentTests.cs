using DistroFactory.Configuration;
using DistroFactory.Connections.Commands;
using DistroFactory.Connections.Koji;
using DistroFactory.Connections.Web;
using DistroFactory.Content;
using DistroFactory.Foundation;
using DistroFactory.Testing;
using DistroFactory.Tests.Connections.Koji;
using DistroFactory.Tests.Connections.Web;

namespace DistroFactory.Tests.Content;

[TestFixture]
[System.Runtime.Versioning.SupportedOSPlatform("linux")]
public sealed class KojiCommandContentTests
{
    [Test]
    public async Task Builds_are_listed_and_their_packages_fetched()
    {
        using var koji = new KojiScript();
        koji.Builds("acme-shell-2.1-1", "acme-web-1.4-1");
        koji.Has("acme-web-1.4-1", "acme-web-1.4-1.x86_64.rpm", "acme-web-pages-1.4-1.noarch.rpm");
        koji.Has("acme-shell-2.1-1", "acme-shell-2.1-1.x86_64.rpm");
        var set = new ContentSet([Content(koji)]);
        var builds = await set.ListAsync();
        Assert.That(builds.Select(build => $"{build.Nevra}"), Is.EqualTo(new[] { "acme-shell-2.1-1", "acme-web-1.4-1" }));

        var fetched = await set.FetchAsync(builds);
        Assert.That(
            fetched.Packages.Select(package => $"{package.Nevra}"),
            Is.EqualTo(new[] { "acme-shell-2.1-1.x86_64", "acme-web-1.4-1.x86_64", "acme-web-pages-1.4-1.noarch" })
        );
        Assert.That(fetched.Paths, Is.All.Exist);
        Assert.That(
            koji.Calls.Order(),
            Is.EqualTo(
                new[]
                {
                    "download-build --quiet --arch=x86_64 --arch=noarch acme-shell-2.1-1",
                    "download-build --quiet --arch=x86_64 --arch=noarch acme-web-1.4-1",
                    "list-tagged --latest --quiet dist-acme",
                }
            )
        );
    }

    [Test]
    public async Task What_was_fetched_is_not_fetched_again()
    {
        using var koji = new KojiScript();
        koji.Builds("acme-shell-2.1-1");
        koji.Has("acme-shell-2.1-1", "acme-shell-2.1-1.x86_64.rpm");
        for (var run = 0; run < 2; run++)
            await Content(koji).FetchAsync(await Content(koji).ListAsync());
        Assert.That(koji.Calls.Count(call => call.StartsWith("download", StringComparison.Ordinal)), Is.EqualTo(1));
    }

    [Test]
    public async Task A_short_outage_only_delays()
    {
        using var koji = new KojiScript();
        koji.Builds("acme-shell-2.1-1");
        koji.FailsTimes(3);
        Assert.That((await Content(koji).ListAsync()).Length, Is.EqualTo(1));
    }

    [Test]
    public async Task An_outage_is_an_error_after_ten_attempts_and_never_an_empty_list()
    {
        using var koji = new KojiScript();
        koji.FailsTimes(100);
        var error = (await Assert.ThrowsAsync<CommandException>(() => Content(koji).ListAsync()))!;
        Assert.That(
            error.Message,
            Does.Contain("list-tagged --latest --quiet dist-acme: it exited with 1:\n    koji: the hub is not there")
        );
        Assert.That(koji.Calls, Has.Length.EqualTo(10));
    }

    [Test]
    public async Task A_tag_that_does_not_exist_is_told_so_at_once()
    {
        using var koji = new KojiScript();
        koji.Says("koji: error: No such tag: dist-acme");
        var error = (await Assert.ThrowsAsync<FactoryException>(() => Content(koji).ListAsync()))!;
        Assert.That(error.Message, Does.Contain("No such tag: dist-acme\n  Check the name"));
        Assert.That(koji.Calls, Has.Length.EqualTo(1));
    }

    [Test]
    public async Task A_build_with_a_damaged_package_is_refused_and_not_kept()
    {
        using var koji = new KojiScript();
        koji.Builds("acme-shell-2.1-1");
        var file = koji.Has("acme-shell-2.1-1", "acme-shell-2.1-1.x86_64.rpm");
        var bytes = await File.ReadAllBytesAsync(file);
        bytes[^3] ^= 1;
        await File.WriteAllBytesAsync(file, bytes);
        var builds = await Content(koji).ListAsync();
        Assert.That(
            () => Content(koji).FetchAsync(builds),
            Throws.InstanceOf<FetchException>().With.Message.Contains("acme-shell-2.1-1.x86_64.rpm: what came is no sound package")
        );
        Assert.That(Directory.Exists(Path.Combine(koji.Cache, "builds", "x86_64")), Is.False);
    }

    [Test]
    public async Task Profile_key_and_inheritance_reach_the_command()
    {
        using var koji = new KojiScript();
        koji.Builds("acme-shell-2.1-1");
        koji.Has("acme-shell-2.1-1", "acme-shell-2.1-1.x86_64.rpm");
        var content = Content(koji, koji.Source with { Profile = "acme", Key = "ab12cd34", Inherit = true });
        await content.FetchAsync(await content.ListAsync());
        Assert.That(
            koji.Calls,
            Is.EqualTo(
                new[]
                {
                    "--profile acme list-tagged --latest --quiet --inherit dist-acme",
                    "--profile acme download-build --quiet --arch=x86_64 --arch=noarch --key=ab12cd34 acme-shell-2.1-1",
                }
            )
        );
    }

    [Test]
    public async Task Sources_of_one_tag_for_two_architectures_fetch_the_packages_of_both()
    {
        using var koji = new KojiScript();
        using var folder = new TemporaryDirectory();
        koji.Builds("acme-shell-2.1-1");
        koji.Has(
            "acme-shell-2.1-1",
            "acme-shell-2.1-1.x86_64.rpm",
            RpmBuild.Build(new("acme-shell", "2.1") { Arch = "i686" }, folder.Path)
        );
        var set = new ContentSet([Content(koji), Content(koji, koji.Source with { Architecture = "i686" })]);
        var fetched = await set.FetchAsync(await set.ListAsync());
        Assert.That(
            fetched.Packages.Select(package => $"{package.Nevra}"),
            Is.EqualTo(new[] { "acme-shell-2.1-1.i686", "acme-shell-2.1-1.x86_64" })
        );
        Assert.That(koji.Calls.Count(call => call.StartsWith("download-build", StringComparison.Ordinal)), Is.EqualTo(2));
    }

    [Test]
    public async Task A_build_that_two_tags_have_is_fetched_once()
    {
        using var koji = new KojiScript();
        koji.Builds("acme-shell-2.1-1");
        koji.Has("acme-shell-2.1-1", "acme-shell-2.1-1.x86_64.rpm");
        var cache = Quick.Cache(koji.Cache);
        var set = new ContentSet([Content(koji, cache: cache), Content(koji, koji.Source with { Tag = "dist-acme-next" }, cache)]);
        Assert.That((await set.FetchAsync(await set.ListAsync())).Packages, Has.Length.EqualTo(1));
        Assert.That(koji.Calls.Count(call => call.StartsWith("download-build", StringComparison.Ordinal)), Is.EqualTo(1));
    }

    private static KojiCommandContent Content(KojiScript koji, KojiSource? source = null, PackageCache? cache = null)
    {
        source ??= koji.Source;
        return new(
            source,
            new KojiCommand(new CommandRunner(), source.Command!, source.Profile, TimeSpan.FromMilliseconds(1)),
            cache ?? Quick.Cache(koji.Cache)
        );
    }
}
