using DistroFactory.Testing;

namespace DistroFactory.Packages.Tests.Rpm;

/// <summary>A package that has one of everything.</summary>
internal static class SamplePackage
{
    public static RpmDescription Description { get; } =
        new("everything", "2.1~rc1")
        {
            Release = "3",
            Epoch = 4,
            Files =
            [
                new RpmContent("/usr/share/everything/")
                {
                    Mode = "0750",
                    Owner = "daemon",
                    Group = "adm",
                },
                new RpmContent("/usr/share/everything/plain", "plain content\n") { Mode = "0644" },
                new RpmContent("/usr/share/everything/empty") { Mode = "0600" },
                new RpmContent("/usr/share/everything/setuid", "#!/bin/sh\n") { Mode = "4755", Owner = "games" },
                new RpmContent("/usr/share/everything/large", string.Concat(Enumerable.Range(0, 60_000).Select(number => $"{number:x} "))),
                new RpmContent("/usr/share/everything/with space and ü", "umlaut"),
                new RpmContent("/usr/share/everything/link") { LinkTarget = "../everything/plain" },
                new RpmContent("/usr/share/everything/hard-a", "one content, three names"),
                new RpmContent("/usr/share/everything/hard-b") { HardLinkOf = "/usr/share/everything/hard-a" },
                new RpmContent("/usr/share/everything/hard-c") { HardLinkOf = "/usr/share/everything/hard-a" },
                new RpmContent("/usr/share/everything/nothing-a"),
                new RpmContent("/usr/share/everything/nothing-b") { HardLinkOf = "/usr/share/everything/nothing-a" },
                new RpmContent("/usr/share/everything/null") { Mode = "0666", Directive = "%dev(c,1,3)" },
                new RpmContent("/etc/everything.conf", "key = value\n") { Directive = "%config(noreplace)" },
                new RpmContent("/var/lib/everything/ghost", "never shipped") { Directive = "%ghost" },
                new RpmContent("/usr/share/doc/everything", "read me") { Directive = "%doc" },
            ],
            Requires = ["libc >= 2.3", "/bin/sh", "(a or b)", "exact = 1:2-3", "less < 5", "twice", "twice"],
            Provides = ["mail-server = 1.5", "unversioned"],
            Preamble = ["Recommends: weak", "Conflicts: enemy <= 3", "Obsoletes: ancestor < 2"],
            Scriptlets = "%post\ntrue\n",
        };

    public static string Build(TemporaryDirectory directory, string payload = "w6.gzdio") =>
        RpmBuild.Build(Description with { Payload = payload }, directory.Path);
}
