using DistroFactory.Testing;

namespace DistroFactory.EndToEnd.Tests;

/// <summary>Two distributions in one repository, of which one cannot be released.</summary>
public sealed class AllDistributionsTests
{
    private Factory _factory = null!;
    private string _all = null!;

    [SetUp]
    public void SetUp()
    {
        _factory = new();
        _all = Path.Combine(Path.GetDirectoryName(_factory.Config)!, "all");
        foreach (var name in new[] { "acme", "edge" })
        {
            Factory.Copy(_factory.Config, Path.Combine(_all, name));
            var yaml = Path.Combine(_all, name, "distro.yaml");
            File.WriteAllText(yaml, File.ReadAllText(yaml).Replace("name: acme", $"name: {name}").Replace("images: {", "# {"));
        }

        File.AppendAllText(Path.Combine(_all, "edge", "bundles", "shell"), "no-such-package\n");
        var git = Tool.Require("git", "git");
        Tool.Run(git, "init", "--quiet", _all);
        Tool.Run(git, "-C", _all, "add", "--all");
        Tool.Run(git, "-C", _all, "-c", "user.name=a", "-c", "user.email=a@acme.example", "commit", "--quiet", "-m", "Both");
    }

    [TearDown]
    public void TearDown() => _factory.Dispose();

    [Test]
    public async Task One_that_fails_stops_no_other_and_the_exit_code_says_it()
    {
        var released = await _factory.RunAsync("ReleaseAll", $"file://{_all}", "--namespace", "acme,edge");

        Assert.Multiple(() =>
        {
            Assert.That(released.ExitCode, Is.EqualTo(64), released.Output);
            Assert.That(_factory.Latest, Is.EqualTo("10"), "acme is released all the same");
            Assert.That(released.Output, Does.Match("(?m)^acme \\| Release 10 of acme is staged"));
            Assert.That(released.Output, Does.Match("(?m)^edge \\| .*, edge/bundles/shell:[0-9]+: .*no-such-package"));
            Assert.That(released.Output, Does.Match("(?m)^acme +done +0 "));
            Assert.That(released.Output, Does.Match("(?m)^edge +configuration wrong +64 "));
            Assert.That(Path.Combine(_factory.Root, "edge", "stage"), Does.Not.Exist);
            Assert.That(File.ReadAllText(Path.Combine(_factory.Root, "logs", "all", "acme.log")), Does.Contain("Release 10 of acme"));
        });

        // The working copy is a folder of distributions; edge is mended.
        var definition = Path.Combine(_all, "edge", "bundles", "shell");
        File.WriteAllText(definition, File.ReadAllText(definition).Replace("no-such-package\n", ""));
        var watched = await _factory.RunAsync("WatchAll", _all);
        Assert.That(watched.ExitCode, Is.EqualTo(1), watched.Output);
        Assert.That(watched.Output, Does.Match("(?m)^edge +release needed +1 ").And.Match("(?m)^acme +done +0 "));
    }
}
