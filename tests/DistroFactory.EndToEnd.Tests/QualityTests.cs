using System.Xml.Linq;

namespace DistroFactory.EndToEnd.Tests;

/// <summary>A release stands the checks of its configuration before anything leads to it.</summary>
public sealed class QualityTests
{
    private Factory _factory = null!;

    [SetUp]
    public void SetUp() => _factory = new();

    [TearDown]
    public void TearDown() => _factory.Dispose();

    [Test]
    public async Task A_release_that_a_check_refuses_is_not_staged_and_the_one_after_it_is()
    {
        var first = await _factory.RunAsync("Release", _factory.Config);
        Assert.That((first.ExitCode, _factory.Latest), Is.EqualTo((0, "10")), first.Output);
        Assert.That(first.Output, Does.Contain("2 checks of version 10: 2 passed."));
        var smoke = Path.Combine(_factory.NextConfig, "qa", "smoke");
        var right = File.ReadAllText(smoke);
        File.WriteAllText(smoke, right.Replace("acmesh$", "acmefish$", StringComparison.Ordinal));

        var refused = await _factory.RunAsync("Release", _factory.NextConfig);

        Assert.That((refused.ExitCode, _factory.Latest), Is.EqualTo((2, "10")), refused.Output);
        Assert.That(refused.Output, Does.Contain("smoke: 1 of 3 tests failed").And.Contain("it has a shell"));
        var kept = Path.Combine(_factory.Root, "acme", "state", "refused", "001-20");
        Assert.That(refused.Output, Does.Contain(kept));
        Assert.That(Directory.Exists(Path.Combine(_factory.Stage, "update", "20")), Is.False);
        var failure = XDocument
            .Load(Path.Combine(kept, "qa", "qa.xml"))
            .Descendants("testcase")
            .Where(test => test.Element("failure") is not null);
        Assert.That(failure.Select(test => test.Attribute("name")!.Value), Is.EqualTo(new[] { "smoke", "it has a shell" }));

        var served = await _factory.RunAsync("Stage", _factory.NextConfig, "--skip");
        Assert.That((served.ExitCode, _factory.Latest), Is.EqualTo((64, "10")), served.Output);

        File.WriteAllText(smoke, right);
        var page = Path.Combine(_factory.Root, "run.html");
        var released = await _factory.RunAsync("Release", _factory.NextConfig, "--report", page);
        Assert.That((released.ExitCode, _factory.Latest), Is.EqualTo((0, "20")), released.Output);
        Assert.That(released.Output, Does.Contain("3 checks of version 20: 3 passed."));
        Assert.That(File.ReadAllText(page), Does.Contain("3 tests, none failed"));
        Assert.That(
            File.ReadAllText(Path.Combine(_factory.Stage, "releases", "20", "release-notes-20.txt")),
            Does.Contain("QUALITY:").And.Contain("smoke    passed    3 tests, none failed")
        );
        Assert.That(_factory.Verify().Findings, Is.Empty);
        var attested = await _factory.RunAsync(
            "Attest",
            _factory.NextConfig,
            "--stream",
            _factory.Stage,
            "--certificate",
            Path.Combine(_factory.Stage, "releases", "20", "config", "Swupd_Root.pem")
        );
        Assert.That(attested.ExitCode, Is.Zero, attested.Output);
    }
}
