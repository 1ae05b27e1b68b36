using DistroFactory.Testing;

namespace DistroFactory.EndToEnd.Tests;

/// <summary>A distribution whose packages must be signed.</summary>
public sealed class SignedContentTests
{
    [Test]
    public async Task Only_packages_that_are_signed_with_the_key_of_their_provider_are_released()
    {
        using var factory = new Factory();
        using var gpg = new GnuPg();
        var (acme, stranger) = (gpg.MakeKey("acme", "ed25519"), gpg.MakeKey("stranger", "ed25519"));
        gpg.Export(acme, Path.Combine(factory.Config, "acme.asc"));
        var configuration = Path.Combine(factory.Config, "distro.yaml");
        var text = await File.ReadAllTextAsync(configuration);
        var packages = Directory.GetFiles(Path.Combine(factory.Config, "packages"));
        var shell = packages.Single(package => package.Contains("acme-shell", StringComparison.Ordinal));

        await File.WriteAllTextAsync(configuration, text + "content-policy: signed\n");
        var refused = await factory.RunAsync("Release", factory.Config);
        Assert.That(refused.ExitCode, Is.EqualTo(64), refused.Output);
        Assert.That(
            refused.Output,
            Does.Contain("content: each provider needs 'keys' with content-policy: signed; without are content[0]")
        );
        Assert.That(factory.Written, Is.Empty);

        await File.WriteAllTextAsync(
            configuration,
            text.Replace("- folder: packages", "- folder: packages\n    keys: [acme.asc]", StringComparison.Ordinal)
                + "content-policy: signed\n"
        );
        foreach (var package in packages.Where(package => package != shell))
            gpg.SignPackage(acme, package);
        gpg.SignPackage(stranger, shell);
        refused = await factory.RunAsync("Release", factory.Config);
        Assert.Multiple(() =>
        {
            Assert.That(refused.ExitCode, Is.EqualTo(2), refused.Output);
            Assert.That(
                refused.Output,
                Does.Contain($"1 of {packages.Length} cannot be accepted")
                    .And.Contain(
                        $"acme-shell-2.1-1.x86_64: it is signed with the key {stranger[^16..]}, which is not among those of 'keys'"
                    )
            );
            Assert.That(File.Exists(Path.Combine(factory.Stage, "latest")), Is.False);
        });

        gpg.SignPackage(acme, shell);
        var released = await factory.RunAsync("Release", factory.Config);
        Assert.That(released.ExitCode, Is.Zero, released.Output);
        Assert.That(factory.Latest, Is.EqualTo("10"));
        Assert.That(released.Output, Does.Not.Contain("is not checked"));
    }
}
