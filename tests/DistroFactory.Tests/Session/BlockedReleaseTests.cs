using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using DistroFactory.Mixing.Bundles;
using DistroFactory.Tests.Leaks;
using DistroFactory.UpdateStream.Signatures;

namespace DistroFactory.Tests.Session;

/// <summary>A release that cannot succeed is told of by whoever looks, and started by nobody.</summary>
public sealed class BlockedReleaseTests
{
    // Nothing listens there: to start anything would be another error.
    private const string Trigger = "jenkins:http://127.0.0.1:9/job/release";

    private LeakFixture _place = null!;

    [SetUp]
    public void SetUp() => _place = new();

    [TearDown]
    public void TearDown() => _place.Dispose();

    [Test]
    public async Task A_package_that_a_bundle_lacks_is_told_by_the_plan_with_bundle_and_line()
    {
        _place.Append("docs", "no-such-package");
        using var session = _place.Open();

        var refusal = (await Assert.ThrowsAsync<BundleException>(session.PrintPlanAsync))!;

        var line = File.ReadAllLines(_place["config/bundles/docs"]).Length;
        Assert.That(refusal.Message, Does.Contain($"bundles/docs:{line}: bundle 'docs' lists 'no-such-package'"));
        Assert.That($"{_place.Log}", Does.Contain("Version       10"), "the plan comes first");
    }

    [Test]
    public void It_ends_a_release_before_packages_are_fetched()
    {
        _place.Append("docs", "no-such-package");
        Assert.That(() => _place.PlanAsync(), Throws.TypeOf<BundleException>().With.Message.Contains("no-such-package"));
    }

    [Test]
    public void It_blocks_the_watcher_which_starts_nothing()
    {
        _place.Append("docs", "no-such-package");
        Staged();
        using var session = _place.Open();

        Assert.That(
            () => session.WatchAsync(Trigger, "user:token"),
            Throws.TypeOf<BundleException>().With.Message.Contains("no-such-package")
        );
        Assert.That(File.ReadAllText(_place["factory/acme/watch.json"]), Does.Contain("\"blocked\": \"Choosing the packages"));
        Assert.That($"{_place.Log}", Does.Contain("Releases are blocked: Choosing the packages of the bundles"));
    }

    [TestCase(true)]
    [TestCase(false)]
    public void An_expired_certificate_blocks_the_watcher_and_nothing_is_started(bool isStaged)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=Acme", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-30), DateTimeOffset.UtcNow.AddDays(-1));
        File.WriteAllText(_place["config/root.pem"], certificate.ExportCertificatePem());
        File.WriteAllText(_place["config/root.key"], key.ExportPkcs8PrivateKeyPem());
        File.SetUnixFileMode(_place["config/root.key"], UnixFileMode.UserRead | UnixFileMode.UserWrite);
        File.AppendAllText(_place["config/distro.yaml"], "\nsigning: { certificate: root.pem, key: root.key }\n");
        if (isStaged)
            Staged();
        using var session = _place.Open();

        Assert.That(
            () => session.WatchAsync(Trigger, "user:token"),
            Throws.TypeOf<SignatureException>().With.Message.Contains("CN=Acme").And.Message.Contains("valid from")
        );
        Assert.That($"{_place.Log}", Does.Contain("Releases are blocked: Signing with CN=Acme"));
    }

    [Test]
    public async Task Nothing_is_in_the_way_of_the_sample()
    {
        using var session = _place.Open();
        await session.PrintPlanAsync();
        Assert.That((await session.WatchAsync(null, null)).Blocked, Is.Null);
    }

    // A release of the original factory, of other packages.
    private void Staged()
    {
        foreach (
            var (path, text) in new[] { ("latest", "10\n"), ("update/10/format", "1"), ("releases/10/packages-nvr-10.txt", "z-1-1\n") }
        )
        {
            var file = _place[$"factory/acme/stage/{path}"];
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, text);
        }
    }
}
