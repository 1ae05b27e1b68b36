using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using DistroFactory.Connections.Koji;
using DistroFactory.Steps.Koji;
using DistroFactory.Testing;
using DistroFactory.Tests.Connections.Web;

namespace DistroFactory.Tests.Connections.Koji;

/// <summary>A hub behind https, and an administrator with a certificate.</summary>
internal sealed class KojiSite : IDisposable
{
    private readonly TemporaryDirectory _folder = new();
    private readonly X509Certificate2 _server = Issue("localhost");
    private readonly X509Certificate2 _client = Issue("kojiadmin");

    public KojiSite(bool knowsCertificate = true)
    {
        Hub = new(_server) { Administrator = knowsCertificate ? _client.GetCertHashString() : null };
        File.WriteAllText(_folder["ca.pem"], _server.ExportCertificatePem());
        File.WriteAllText(
            _folder["client.pem"],
            _client.ExportCertificatePem() + "\n" + _client.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem()
        );
    }

    public TestHub Hub { get; }

    public string? ExternalRepository
    {
        init => Hub.ExternalRepository = value;
    }

    public string? Version
    {
        init => Hub.Version = value;
    }

    public async Task<ExternalRepositoryChange> FollowAsync(string upstream, uint latest)
    {
        await using var koji = KojiAdministration.Open(Hub.Hub, _folder["client.pem"], _folder["ca.pem"], Quick.RetryPolicy, null);
        return await new ExternalRepositoryFollower(koji, "dist-clear-external-repo", "dist-acme", _folder["pending"]).FollowAsync(
            upstream,
            new(latest)
        );
    }

    public void Dispose()
    {
        Hub.Dispose();
        _server.Dispose();
        _client.Dispose();
        _folder.Dispose();
    }

    private static X509Certificate2 Issue(string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(name);
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
    }
}
