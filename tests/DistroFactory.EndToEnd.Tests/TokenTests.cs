using System.Security.Cryptography;
using DistroFactory.Testing;
using DistroFactory.UpdateStream.Signatures;

namespace DistroFactory.EndToEnd.Tests;

/// <summary>A site whose signing key is in a token, below a root whose key is in a file, from the command line.</summary>
public sealed class TokenTests
{
    private const string Registered = "/usr/share/p11-kit/modules/softhsm2.module";

    private readonly TemporaryDirectory _keys = new();
    private SoftToken _token = null!;
    private Factory _factory = null!;

    [SetUp]
    public void SetUp()
    {
        (_factory, _token) = (new(), new($"site {TestContext.CurrentContext.Test.ID}"));
        SigningKeys.CreateOrLoad(_keys["root"], "acme").Signer.Dispose();
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        _token.Import(key, "signing", "01");
    }

    [TearDown]
    public void TearDown()
    {
        _token.Dispose();
        _factory.Dispose();
        _keys.Dispose();
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Its_certificate_is_issued_and_releases_are_signed(bool namesModule)
    {
        if (!namesModule && !File.Exists(Registered))
            Assert.Ignore($"{Registered} is missing, by which p11-kit knows SoftHSM (apt-get install p11-kit softhsm2)");
        var uri = _token.Uri("object=signing");
        if (!namesModule)
            uri = uri.Replace($"module-path={SoftToken.Module}&", "", StringComparison.Ordinal);
        Sign(uri, certificate: null);
        var renewal = await _factory.RunAsync(
            "Keys",
            _factory.Config,
            "--renew-signing-certificate",
            "--root-key",
            _keys["root/root.key"],
            "--key-output",
            _keys["new"]
        );
        Assert.That(renewal.ExitCode, Is.Zero, renewal.Output);

        Sign(uri, _keys["new/signing.pem"]);
        var release = await _factory.RunAsync("Release", _factory.Config);
        Assert.That(release.ExitCode, Is.Zero, release.Output);
        Assert.That(_factory.Verify().Findings, Is.Empty);
        Assert.That(renewal.Output + release.Output, Does.Not.Contain(_token.Pin));

        var keys = await _factory.RunAsync("Keys", _factory.Config);
        Assert.That(keys.Output, Does.Contain($"the key in token {_token.Label}, object signing"));
    }

    private void Sign(string key, string? certificate)
    {
        var file = Path.Combine(_factory.Config, "distro.yaml");
        var lines = File.ReadAllLines(file).Where(line => !line.StartsWith("signing:", StringComparison.Ordinal));
        var below = certificate is null ? "" : $"signing-certificate: {certificate}, ";
        File.WriteAllLines(file, [.. lines, $"signing: {{ certificate: {_keys["root/Swupd_Root.pem"]}, {below}key: \"{key}\" }}"]);
    }
}
