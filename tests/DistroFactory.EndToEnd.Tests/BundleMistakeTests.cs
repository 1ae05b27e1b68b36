namespace DistroFactory.EndToEnd.Tests;

/// <summary>Mistakes in bundle definitions: the message leads to the line, and the run ends before anything is fetched or mixed.</summary>
public sealed class BundleMistakeTests
{
    private Factory _factory = null!;

    [SetUp]
    public void SetUp() => _factory = new();

    [TearDown]
    public void TearDown() => _factory.Dispose();

    [TestCase("Preview")]
    [TestCase("Release")]
    public async Task An_include_of_an_unknown_bundle_is_noticed_when_the_configuration_is_read(string target)
    {
        var line = Append("shell", "include(edtors)");

        var outcome = await _factory.RunAsync(target, _factory.Config);

        Assert.Multiple(() =>
        {
            Assert.That(outcome.ExitCode, Is.EqualTo(64), outcome.Output);
            Assert.That(
                outcome.Output,
                Does.Contain($"{Definition("shell")}:{line}: include(edtors)").And.Contain("Did you mean 'editors'?")
            );
            Assert.That(outcome.Output, Does.Not.Contain("━━ Initialize"));
        });
    }

    [Test]
    public async Task A_package_that_no_repository_has_is_blamed_on_the_line_that_lists_it()
    {
        var line = Append("os-core", "acme-shel");
        var other = Append("web-server", "nginx");

        var outcome = await _factory.RunAsync("Release", _factory.Config);

        Assert.Multiple(() =>
        {
            Assert.That(outcome.ExitCode, Is.EqualTo(64), outcome.Output);
            Assert.That(
                outcome.Output,
                Does.Contain($"{Definition("os-core")}:{line}: bundle 'os-core' lists 'acme-shel'")
                    .And.Contain("Did you mean 'acme-shell'?")
            );
            Assert.That(outcome.Output, Does.Contain($"{Definition("web-server")}:{other}: bundle 'web-server' lists 'nginx'"));
            Assert.That(outcome.Output, Does.Contain("content: in distro.yaml"));
            Assert.That(Path.Combine(_factory.Stage, "update"), Does.Not.Exist);
        });
    }

    [Test]
    public async Task A_content_directory_is_looked_for_at_once_and_shipped_as_it_is()
    {
        var content = Path.Combine(_factory.Config, "content");
        var line = Append("docs", $"content({content})");
        var missing = await _factory.RunAsync("Release", _factory.Config);
        Assert.That(missing.ExitCode, Is.EqualTo(64), missing.Output);
        Assert.That(missing.Output, Does.Contain($"{Definition("docs")}:{line}: content(").And.Contain("no such directory"));

        Directory.CreateDirectory(Path.Combine(content, "usr", "share", "self"));
        File.CreateSymbolicLink(Path.Combine(content, "usr", "share", "self", "again"), ".");
        var released = await _factory.RunAsync("Release", _factory.Config);

        Assert.That(released.ExitCode, Is.Zero, released.Output);
        Assert.That(_factory.Verify().Findings, Is.Empty);
    }

    private string Definition(string bundle) => Path.Combine(_factory.Config, "bundles", bundle);

    private int Append(string bundle, string line)
    {
        File.AppendAllText(Definition(bundle), line + "\n");
        return File.ReadAllLines(Definition(bundle)).Length;
    }
}
