using DistroFactory.Testing;

namespace DistroFactory.EndToEnd.Tests;

/// <summary>A release that is made again from its lock, by the command of docs/release.md.</summary>
public sealed class LockedTests
{
    [Test]
    public async Task It_has_the_same_bytes_in_another_factory_directory()
    {
        var git = Tool.Require("git", "git");
        using var factory = new Factory();
        Tool.Run(git, "init", "--quiet", factory.Config);
        Tool.Run(git, "-C", factory.Config, "add", "--all");
        Tool.Run(git, "-C", factory.Config, "-c", "user.name=a", "-c", "user.email=a@acme.example", "commit", "--quiet", "-m", "First");
        var first = await factory.RunAsync("Release", factory.Config, "--skip", "Tag");
        Assert.That(first.ExitCode, Is.Zero, first.Output);
        var locked = Path.Combine(factory.Stage, "releases", "10", "release-10.lock");

        using var elsewhere = new Factory();
        var keys = Path.Combine("acme", "state", "signing");
        Factory.Copy(Path.Combine(factory.Root, keys), Path.Combine(elsewhere.Root, keys));
        RpmBuild.Build(
            new("acme-shell") { Version = "9.0", Files = [new("/usr/bin/acme-shell", "newer\n")] },
            Path.Combine(factory.Config, "packages")
        );
        var refused = await elsewhere.RunAsync("Release", factory.Config, "--locked", locked, "--skip", "Publish", "Tag");
        Assert.That(refused.ExitCode, Is.EqualTo(64), refused.Output);
        Assert.That(refused.Output, Does.Contain("+changes"));

        Tool.Run(git, "-C", factory.Config, "clean", "-fdq");
        var again = await elsewhere.RunAsync("Release", factory.Config, "--locked", locked, "--skip", "Publish", "Tag");
        Assert.That(again.ExitCode, Is.Zero, again.Output);

        Assert.That(Files(elsewhere.Stage), Is.EqualTo(Files(factory.Stage)).And.Contains("update/10/Manifest.MoM.sig"));
        Assert.That(
            Files(factory.Stage).Where(file => !Same(Path.Combine(factory.Stage, file), Path.Combine(elsewhere.Stage, file))),
            Is.Empty
        );
    }

    private static string[] Files(string folder) =>
        [
            .. Directory
                .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(folder, file))
                .Order(StringComparer.Ordinal),
        ];

    private static bool Same(string one, string other) => File.ReadAllBytes(one).AsSpan().SequenceEqual(File.ReadAllBytes(other));
}
