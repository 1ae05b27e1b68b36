using DistroFactory.Mixing.Bundles;
using DistroFactory.Planning;
using DistroFactory.Testing;

namespace DistroFactory.Tests.Planning;

public sealed class BundleFingerprintTests
{
    private static readonly BundleDefinition s_bundle = new() { Name = "editors", File = "editors", Packages = ["nano", "vim"], Includes = ["libs"] };

    [Test]
    public void Titles_and_the_order_of_lines_do_not_make_a_release()
        => Assert.That(
            BundleFingerprint.Of(s_bundle with { Packages = ["vim", "nano"], Header = new("Editors", "All of them") }),
            Is.EqualTo(BundleFingerprint.Of(s_bundle)));

    [Test]
    public void Another_package_include_or_status_does()
        => Assert.That(new[]
        {
            BundleFingerprint.Of(s_bundle),
            BundleFingerprint.Of(s_bundle with { Packages = ["vim"] }),
            BundleFingerprint.Of(s_bundle with { Includes = [], AlsoAdds = ["libs"] }),
            BundleFingerprint.Of(s_bundle with { Header = new(Status: BundleStatus.Experimental) }),
        }, Is.Unique);

    [Test]
    public void A_file_that_changes_in_a_content_directory_does()
    {
        using var content = new TemporaryDirectory();
        File.WriteAllText(content["motd"], "welcome");
        var bundle = s_bundle with { Contents = [content.Path] };
        var before = BundleFingerprint.Of(bundle);

        File.WriteAllText(content["motd"], "goodbye");

        Assert.That(BundleFingerprint.Of(bundle), Is.Not.EqualTo(before));
    }
}
