using DistroFactory.Model;
using DistroFactory.Packages.Rpm;
using DistroFactory.Testing;

namespace DistroFactory.Tests.Model;

public sealed class PrivilegedFilesTests
{
    private static readonly ReleaseRecord s_release = new()
    {
        Version = new(10),
        Format = new(1),
        UpstreamVersion = new(10),
        Timestamp = DateTimeOffset.UnixEpoch,
        Inputs = new(),
        PrivilegedFiles = [],
    };

    [Test]
    public void What_a_package_gives_by_mode_and_by_capabilities_is_told_by_name()
    {
        using var directory = new TemporaryDirectory();
        var package = RpmBuild.Build(
            new("power")
            {
                Files =
                [
                    new("/dev/acme-null") { Mode = "600", Directive = "%dev(c, 1, 3)" },
                    new("/dev/acme-disk") { Mode = "600", Directive = "%dev(b, 8, 1)" },
                    new("/tmp/") { Mode = "1777" },
                    new("/usr/bin/both")
                    {
                        Mode = "6755",
                        Owner = "daemon",
                        Group = "games",
                    },
                    new("/usr/bin/plain") { Mode = "755" },
                    new("/usr/bin/ping") { Mode = "755", Directive = "%caps(cap_net_raw=ep)" },
                    new("/usr/bin/link") { LinkTarget = "plain" },
                    new("/var/lock-mark") { Mode = "2644" },
                    new("/var/mail/") { Mode = "2775" },
                    new("/var/open/") { Mode = "777" },
                    new("/var/open/file") { Mode = "666" },
                ],
            },
            directory.Path
        );
        Assert.That(
            PrivilegedFiles.Of(RpmPackage.Open(package)).Select(file => $"{file}"),
            Is.EqualTo(
                new[]
                {
                    "/dev/acme-disk (device node, of power-1.0-1.noarch)",
                    "/dev/acme-null (device node, of power-1.0-1.noarch)",
                    "/usr/bin/both (setuid daemon, of power-1.0-1.noarch)",
                    "/usr/bin/both (setgid games, of power-1.0-1.noarch)",
                    "/usr/bin/ping (capabilities cap_net_raw=ep, of power-1.0-1.noarch)",
                    "/var/open (writable by everybody, of power-1.0-1.noarch)",
                    "/var/open/file (writable by everybody, of power-1.0-1.noarch)",
                }
            )
        );
    }

    [Test]
    public void New_is_what_the_release_before_did_not_have_if_that_is_known()
    {
        PrivilegedFile old = new("/usr/bin/su", "setuid root", "shell-1-1.x86_64");
        PrivilegedFile moved = new("/usr/bin/su", "setuid root", "su-1-1.x86_64");
        PrivilegedFile other = new("/usr/bin/su", "setgid root", "su-1-1.x86_64");
        var release = s_release with { PrivilegedFiles = [moved, other] };
        Assert.Multiple(() =>
        {
            Assert.That(PrivilegedFiles.New(release, s_release with { PrivilegedFiles = [old] }), Is.EqualTo(new[] { other }));
            Assert.That(PrivilegedFiles.New(release, s_release), Is.EqualTo(new[] { moved, other }));
            Assert.That(PrivilegedFiles.New(release, s_release with { PrivilegedFiles = null }), Is.Empty);
            Assert.That(PrivilegedFiles.New(release, null), Is.Empty);
        });
    }
}
