using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using DistroFactory.Connections.Tokens;
using DistroFactory.Foundation;
using DistroFactory.Run;
using DistroFactory.Signing;
using DistroFactory.Testing;
using DistroFactory.Tests.Run;
using DistroFactory.UpdateStream.Signatures;

namespace DistroFactory.Tests.Signing;

/// <summary>A root whose key is in a token issues signing certificates, and so does any root for a key in a token.</summary>
[NonParallelizable]
public sealed class TokenRenewalTests
{
    private static readonly byte[] s_content = "what is signed"u8.ToArray();

    private readonly ECDsa _root = ECDsa.Create(ECCurve.NamedCurves.nistP384);
    private readonly RSA _signing = RSA.Create(2048);
    private SoftToken _token = null!;
    private TemporaryDirectory _folder = null!;

    [OneTimeSetUp]
    public void MakeKeys()
    {
        _token = new("renewal");
        _token.Import(_root, "root", "01");
        _token.Import(_signing, "signing", "02");
    }

    [OneTimeTearDown]
    public void RemoveKeys()
    {
        _token.Dispose();
        _root.Dispose();
        _signing.Dispose();
    }

    [SetUp]
    public void SetUp()
    {
        _folder = new();
        var request = new CertificateRequest("CN=Acme root", _root, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        using var root = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(300));
        File.WriteAllText(_folder["root.pem"], root.ExportCertificatePem() + "\n");
        Write("root.key", _root);
    }

    [TearDown]
    public void TearDown() => _folder.Dispose();

    [Test]
    public void A_root_in_a_token_issues_a_certificate_and_its_key()
    {
        Renew(Workplace(), _token.Uri("object=root"));

        using var signer = CertificateSigner.FromPem(_folder["new/signing.pem"], _folder["new/signing.key"], _folder["root.pem"]);
        AssertThatClientsAccept(signer);
    }

    [TestCase(true)]
    [TestCase(false)]
    public void The_key_in_a_token_gets_another_certificate_and_stays_there(bool isRootInToken)
    {
        var workplace = Workplace(TokenUri.Parse(_token.Uri("object=signing")));

        var said = Renew(workplace, isRootInToken ? _token.Uri("object=root") : _folder["root.key"]);

        Assert.That(said, Does.Contain("for the key in token renewal, object signing, which has not changed"));
        Assert.That(Directory.GetFiles(_folder["new"]), Is.EqualTo(new[] { _folder["new/signing.pem"] }));
        var signing = workplace.Configuration.Signing with { SigningCertificate = _folder["new/signing.pem"] };
        using var signers = ReleaseSigner.Open(workplace with { Configuration = workplace.Configuration with { Signing = signing } });
        AssertThatClientsAccept(signers.Current);
    }

    [Test]
    public void The_key_of_another_root_issues_nothing()
    {
        Write("signing.key", _signing);
        foreach (var key in new[] { _token.Uri("object=signing"), _folder["signing.key"] })
            Assert.That(() => Renew(Workplace(), key), Throws.InstanceOf<FactoryException>());
        Assert.That(_folder["new"], Does.Not.Exist);
    }

    [Test]
    public void The_root_that_the_factory_made_may_have_its_key_in_a_token()
    {
        var workplace = TestWorkplace.In(_folder);
        var keys = workplace.Directory.SigningKeys;
        SigningKeys.CreateOrLoad(keys, "acme").Signer.Dispose();
        var former = File.ReadAllText(Path.Combine(keys, "signing.pem"));
        using (var own = ECDsa.Create())
        {
            own.ImportFromPem(File.ReadAllText(Path.Combine(keys, "root.key")));
            _token.Import(own, "own root", "03");
        }

        File.Delete(Path.Combine(keys, "root.key"));
        new KeyChanges(workplace).Make(new(true, false, _token.Uri("object=own%20root"), null));

        Assert.That(File.ReadAllText(Path.Combine(keys, "signing.pem")), Is.Not.EqualTo(former));
        using var signer = SigningKeys.CreateOrLoad(keys, "acme").Signer;
        AssertThatClientsAccept(signer);
    }

    private static void AssertThatClientsAccept(ISigner signer)
    {
        using var client = new SignatureVerifier(signer.RootCertificatePem);
        Assert.That(() => client.Verify("it", s_content, signer.Sign(s_content)), Throws.Nothing);
    }

    private string Renew(Workplace workplace, string rootKey) =>
        string.Join('\n', new KeyChanges(workplace).Make(new(true, false, rootKey, _folder["new"])));

    private Workplace Workplace(TokenUri? token = null)
    {
        var workplace = TestWorkplace.In(_folder);
        return workplace with
        {
            Configuration = workplace.Configuration with
            {
                Signing = new()
                {
                    Certificate = _folder["root.pem"],
                    Key = token is null ? _folder["root.key"] : null,
                    Token = token,
                },
            },
        };
    }

    private void Write(string name, AsymmetricAlgorithm key)
    {
        File.WriteAllText(_folder[name], key.ExportPkcs8PrivateKeyPem());
        File.SetUnixFileMode(_folder[name], UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }
}
