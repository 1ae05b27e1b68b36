using DistroFactory.Mixing.Assembly;
using DistroFactory.Testing;

namespace DistroFactory.Mixing.Tests;

/// <summary>
/// Directories that become files or links: what no client can follow is refused before it is published, all of it at once.
/// </summary>
public sealed class DirectoryChangeTests
{
    private SmallDistribution _distribution = null!;

    [SetUp]
    public void Start()
    {
        _distribution = new();
        _distribution.Bundle("web", "doc");
        _distribution.Bundle("desk", "include(web)");
    }

    [TearDown]
    public void CleanUp() => _distribution.Dispose();

    [Test]
    public async Task What_became_files_is_refused_with_the_packages_of_both()
    {
        Doc("1.0", new("/usr/share/doc/web/readme", "read me"), new("/usr/share/other/a", "a"));
        await _distribution.Mix();
        Doc("2.0", new("/usr/share/doc/web", "now a file"), new("/usr/share/other", "now a file"));

        var error = await Assert.CatchAsync<MixException>(() => _distribution.Mix(20));

        Assert.That(
            error!.Message,
            Does.Contain(
                    "/usr/share/doc/web of bundle 'web' was a directory of package "
                        + "doc-1.0-1.noarch and is now a file of package doc-2.0-1.noarch"
                )
                .And.Contain("/usr/share/other of bundle 'web' was a directory of package doc-1.0-1.noarch")
                .And.Contain("--format-bump")
        );
    }

    [Test]
    public async Task A_link_can_come_a_release_later()
    {
        Doc("1.0", new RpmContent("/usr/share/doc/web/readme", "read me"));
        await _distribution.Mix();
        Doc("2.0", new RpmContent("/usr/share/doc/web") { LinkTarget = "www" });

        var error = await Assert.CatchAsync<MixException>(() => _distribution.Mix(20));
        Assert.That(
            error!.Message,
            Does.Contain("is now a link of package doc-2.0-1.noarch").And.Contain("make a release without it first")
        );

        _distribution.Bundle("web");
        await _distribution.Mix(20);
        _distribution.Bundle("web", "doc");
        await _distribution.Mix(30);
    }

    [Test]
    public async Task An_empty_directory_may_become_a_file()
    {
        Doc("1.0", new RpmContent("/usr/share/doc/web/"));
        await _distribution.Mix();
        Doc("2.0", new RpmContent("/usr/share/doc/web", "now a file"));
        await _distribution.Mix(20);
    }

    [Test]
    public async Task Files_where_directories_once_were_are_refused_until_the_format_ends()
    {
        _distribution.Bundle("web");
        await _distribution.Mix();
        Doc("1.0", new("/usr/share/doc/web/readme", "read me"), new("/usr/share/other/a", "a"));
        _distribution.Bundle("web", "doc");
        await _distribution.Mix(20);
        _distribution.Bundle("web");
        await _distribution.Mix(30);
        Doc("2.0", new("/usr/share/doc/web", "now a file"), new("/usr/share/other", "now a file"));
        _distribution.Bundle("web", "doc");

        var error = await Assert.CatchAsync<MixException>(() => _distribution.Mix(40));

        Assert.That(
            error!.Message,
            Does.Contain("bundle web: /usr/share/doc/web: is a file, and /usr/share/doc/web/readme is still listed as deleted")
                .And.Contain("(it is of package doc-2.0-1.noarch)")
                .And.Contain("/usr/share/other: is a file")
                .And.Contain("--format-bump")
        );

        _distribution.Bundle("web");
        await _distribution.Mix(40);
        await new EmbeddedMixer().MixAsync(_distribution.Request(50) with { Format = new(31), MinVersion = new(50) });
        _distribution.Bundle("web", "doc");
        await new EmbeddedMixer().MixAsync(_distribution.Request(60) with { Format = new(31) });
        Assert.That(_distribution.Line(60, "web", "/usr/share/doc/web"), Does.StartWith("F..."));
    }

    private void Doc(string version, params RpmContent[] files) => _distribution.Package(new("doc", version) { Files = files });
}
