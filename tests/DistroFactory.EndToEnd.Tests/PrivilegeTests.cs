using DistroFactory.Testing;

namespace DistroFactory.EndToEnd.Tests;

/// <summary>A file that becomes setuid with a release.</summary>
public sealed class PrivilegeTests
{
    [Test]
    public async Task A_file_that_is_setuid_for_the_first_time_is_refused_until_it_is_allowed()
    {
        using var factory = new Factory();
        var configuration = Path.Combine(factory.Config, "distro.yaml");
        var text = await File.ReadAllTextAsync(configuration);
        var first = await factory.RunAsync("Release", factory.Config);
        Assert.That(first.ExitCode, Is.Zero, first.Output);

        RpmBuild.Build(
            new("acme-su") { Files = [new("/usr/bin/acme-su", "#!/bin/sh\n") { Mode = "4755" }] },
            Path.Combine(factory.Config, "packages")
        );
        await File.AppendAllTextAsync(Path.Combine(factory.Config, "bundles", "shell"), "acme-su\n");
        await File.WriteAllTextAsync(configuration, text + "privileged-files: { new: refuse }\n");
        var refused = await factory.RunAsync("Release", factory.Config);
        Assert.Multiple(() =>
        {
            Assert.That(refused.ExitCode, Is.EqualTo(2), refused.Output);
            Assert.That(
                refused.Output,
                Does.Contain("New since release 10: /usr/bin/acme-su (setuid root, of acme-su-1.0-1.noarch).")
                    .And.Contain("'privileged-files.allow'")
            );
            Assert.That(factory.Latest, Is.EqualTo("10"));
        });

        await File.WriteAllTextAsync(configuration, text + "privileged-files: { new: refuse, allow: [/usr/bin/acme-su] }\n");
        var released = await factory.RunAsync("Release", factory.Config);
        Assert.That(released.ExitCode, Is.Zero, released.Output);
        Assert.That(factory.Latest, Is.EqualTo("20"));
        Assert.That(released.Output, Does.Not.Contain("New since release"));
    }
}
