using DistroFactory.Testing;

namespace DistroFactory.Tests.Steps.Qa;

/// <summary>The real client tries a release before it is staged.</summary>
public sealed class ClientGateTests
{
    private QualityFixture _place = null!;

    [SetUp]
    public void SetUp() => _place = new();

    [TearDown]
    public void TearDown() => _place.Dispose();

    [Test]
    public async Task It_installs_updates_diagnoses_and_removes_a_bundle_outside_of_this_machine()
    {
        RequireClient();
        _place.Configure("- swupd: all-bundles\n  timeout: 5m\n");
        await _place.ReleaseAsync();
        Assert.That(_place.Report(10, "qa-10.json"), Does.Contain("11 bundles installed; acme-motd removed"));
        _place.AddPackage();
        await _place.ReleaseAsync();
        Assert.That(_place.Report(20, "qa-20.json"), Does.Contain("11 bundles installed; acme-motd removed; updated from 10"));
        var log = File.ReadAllText(_place["factory/acme/work/logs/qa-swupd.log"]);
        Assert.That(log, Does.Contain("Update successful").And.Contain("from version 10 to version 20"));
        Assert.That(_place["factory/acme/work/qa"], Does.Not.Exist);
    }

    [Test]
    public async Task A_stream_that_it_cannot_follow_is_refused()
    {
        RequireClient();
        _place.Configure("- swupd: { bundles: [shell] }\n");
        // What Verify read is damaged afterwards.
        _place.AfterVerify = () =>
        {
            foreach (var file in Directory.EnumerateFiles(_place["factory/acme/stage/update/10"], "pack-shell-*"))
                Replace(file, File.ReadAllBytes(file)[..100]);
            foreach (var file in Directory.EnumerateFiles(_place["factory/acme/stage/update/10/files"]))
                Replace(file, []);
        };
        var refusal = await _place.RefusalAsync();
        Assert.That(refusal.Message, Does.Contain("swupd: the client cannot follow").And.Contain("installing 10: exit code"));
        Assert.That(File.ReadAllText(_place["factory/acme/state/refused/001-10/qa/qa-swupd.log"]), Does.Contain("os-install"));
    }

    [Test]
    public async Task Without_the_client_the_policy_decides()
    {
        if (RealClient.Program is not null)
            Assert.Ignore("skipped: this machine has swupd");
        _place.Configure("- { swupd: all-bundles, policy: warn }");
        await _place.ReleaseAsync();
        Assert.That(_place.Report(10, "release-notes-10.txt"), Does.Contain("swupd    warned    the command swupd is not installed"));
        _place.AddPackage();
        _place.Configure("- swupd: all-bundles");
        Assert.That((await _place.RefusalAsync()).Message, Does.Contain("the command swupd is not installed"));
    }

    // Linked, the mixer's own file would change too.
    private static void Replace(string file, byte[] content)
    {
        File.Delete(file);
        File.WriteAllBytes(file, content);
    }

    private static void RequireClient()
    {
        if (RealClient.Absence is { } absence)
            Assert.Ignore(absence);
    }
}
