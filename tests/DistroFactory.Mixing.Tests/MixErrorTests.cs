using DistroFactory.Foundation;
using DistroFactory.Testing;

namespace DistroFactory.Mixing.Tests;

/// <summary>What a release engineer is told when a mix cannot be; and nothing is published then.</summary>
public sealed class MixErrorTests
{
    private SmallDistribution _distribution = null!;

    [SetUp]
    public void Start() => _distribution = new();

    [TearDown]
    public void CleanUp()
    {
        Assert.That(Path.Combine(_distribution.Output, "10"), Does.Not.Exist);
        _distribution.Dispose();
    }

    [Test]
    public async Task An_unknown_include_names_both_bundles()
    {
        _distribution.Bundle("web", "include(libs)");
        await Refused("'web'", "'libs'");
    }

    [Test]
    public async Task Without_os_core_there_is_no_distribution()
    {
        _distribution.WithoutBundle("os-core");
        await Refused("'os-core'");
    }

    [Test]
    public async Task Without_the_update_bundle_clients_cannot_update()
    {
        _distribution.WithoutBundle("os-core-update");
        await Refused("'os-core-update'");
    }

    [Test]
    public async Task A_missing_package_is_named_with_the_bundle_that_wants_it()
    {
        _distribution.Bundle("web", "httpd");
        await Refused("bundle 'web'", "httpd");
    }

    [Test]
    public async Task An_unsatisfiable_requirement_is_named_with_the_bundle()
    {
        _distribution.Package(new("httpd") { Files = [new("/usr/bin/httpd")], Requires = ["openssl >= 99"] });
        _distribution.Bundle("web", "httpd");
        await Refused("bundle 'web'", "httpd", "openssl");
    }

    [Test]
    public async Task Two_packages_that_disagree_about_a_path_are_both_named()
    {
        _distribution.Package(new("a") { Files = [new("/usr/share/conflict", "one")] });
        _distribution.Package(new("b") { Files = [new("/usr/share/conflict", "two!")] });
        _distribution.Bundle("web", "a", "b");
        await Refused("/usr/share/conflict", "a-1.0-1", "b-1.0-1");
    }

    [Test]
    public async Task Two_files_of_one_size_are_told_apart_by_their_content()
    {
        _distribution.Package(new("a") { Files = [new("/usr/share/conflict", "one")] });
        _distribution.Package(new("b") { Files = [new("/usr/share/conflict", "two")] });
        _distribution.Bundle("web", "a", "b");
        await Refused(
            "/usr/share/conflict is a file of 3 bytes (mode 644, owner 0:0) in package "
                + "a-1.0-1.noarch and in package b-1.0-1.noarch, but with other content"
        );
    }

    [Test]
    public async Task An_unknown_owner_is_named_with_package_and_file()
    {
        _distribution.Package(new("a") { Files = [new("/usr/share/x", "x") { Owner = "nobody-knows" }] });
        _distribution.Bundle("web", "a");
        await Refused("/usr/share/x", "a-1.0-1", "'nobody-knows'");
    }

    [Test]
    public async Task A_content_directory_that_is_not_there_is_named_with_its_bundle()
    {
        _distribution.Bundle("web", "content(/not/there)");
        await Refused("'web'", "/not/there");
    }

    [Test]
    public async Task A_fifo_in_a_content_directory_is_named_and_not_waited_for()
    {
        var mkfifo = Tool.Require("mkfifo", "coreutils");
        Directory.CreateDirectory(_distribution["content/usr"]);
        System.Diagnostics.Process.Start(mkfifo, [_distribution["content/usr/pipe"]]).WaitForExit();
        _distribution.Bundle("web", $"content({_distribution["content"]})");
        await Refused("/usr/pipe is a FIFO", "files, directories and links only");
    }

    [Test]
    public async Task A_file_below_another_package_s_link_is_refused()
    {
        _distribution.Package(new("evil") { Files = [new("/srv/data") { LinkTarget = "/etc" }] });
        _distribution.Package(new("a") { Files = [new("/srv/data/passwd", "x")] });
        _distribution.Bundle("web", "evil", "a");
        await Refused("/srv/data");
    }

    [Test]
    public async Task A_broken_package_is_named()
    {
        _distribution.Package(new("a") { Files = [new("/usr/share/x", new string('x', 5000))] });
        var path = _distribution["packages/a-1.0-1.noarch.rpm"];
        var bytes = File.ReadAllBytes(path);
        bytes[^20] ^= 0xFF;
        File.WriteAllBytes(path, bytes);
        _distribution.Bundle("web", "a");
        await Refused("a-1.0-1.noarch.rpm");
    }

    private async Task Refused(params string[] words)
    {
        var error = await Assert.CatchAsync<FactoryException>(() => _distribution.Mix());
        Assert.Multiple(() =>
        {
            foreach (var word in words)
                Assert.That(error!.Message, Does.Contain(word));
        });
    }
}
