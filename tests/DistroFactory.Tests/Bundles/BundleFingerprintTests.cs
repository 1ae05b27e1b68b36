using DistroFactory.Bundles;
using DistroFactory.Mixing.Bundles;
using DistroFactory.Testing;

namespace DistroFactory.Tests.Bundles;

public sealed class BundleFingerprintTests
{
    private static readonly BundleDefinition s_bundle = new()
    {
        Name = "editors",
        File = "editors",
        Packages = ["nano", "vim"],
        Includes = ["libs"],
    };

    [Test]
    public void Titles_and_the_order_of_lines_do_not_make_a_release() =>
        Assert.That(
            BundleFingerprint.Of(s_bundle with { Packages = ["vim", "nano"], Header = new("Editors", "All of them") }),
            Is.EqualTo(BundleFingerprint.Of(s_bundle))
        );

    [Test]
    public void Whatever_else_a_definition_says_does() =>
        Assert.That(
            new[]
            {
                BundleFingerprint.Of(s_bundle),
                BundleFingerprint.Of(s_bundle with { Packages = ["vim"] }),
                BundleFingerprint.Of(s_bundle with { Includes = [] }),
                BundleFingerprint.Of(s_bundle with { Includes = [], AlsoAdds = ["libs"] }),
                BundleFingerprint.Of(s_bundle with { UnExports = ["libs"] }),
                BundleFingerprint.Of(s_bundle with { Contents = ["/missing"] }),
                BundleFingerprint.Of(s_bundle with { Header = new(Status: BundleStatus.Experimental) }),
            },
            Is.Unique
        );

    [Test]
    public void Whatever_changes_in_a_content_directory_does()
    {
        using var content = new TemporaryDirectory();
        var bundle = s_bundle with { Contents = [content.Path] };
        var seen = new List<string> { BundleFingerprint.Of(bundle) };
        foreach (
            var change in new Action[]
            {
                () => File.WriteAllText(content["motd"], "welcome"),
                () => File.WriteAllText(content["motd"], "goodbye"),
                () => File.SetUnixFileMode(content["motd"], UnixFileMode.UserRead),
                () => File.Move(content["motd"], content["issue"]),
                () => File.CreateSymbolicLink(content["link"], "issue"),
                () => Directory.CreateDirectory(content["empty"]),
                () => File.SetUnixFileMode(content["empty"], UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute),
                () => Directory.Move(content["empty"], content["void"]),
            }
        )
        {
            change();
            seen.Add(BundleFingerprint.Of(bundle));
        }

        Assert.That(seen, Is.Unique);
    }

    [Test]
    public void The_target_of_a_link_is_part_of_it()
    {
        using var content = new TemporaryDirectory();
        var bundle = s_bundle with { Contents = [content.Path] };
        File.CreateSymbolicLink(content["link"], "one");
        var before = BundleFingerprint.Of(bundle);
        File.Delete(content["link"]);
        File.CreateSymbolicLink(content["link"], "two");
        Assert.That(BundleFingerprint.Of(bundle), Is.Not.EqualTo(before));
    }
}
