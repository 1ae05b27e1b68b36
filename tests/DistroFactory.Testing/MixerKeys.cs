using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using DistroFactory.Foundation;

namespace DistroFactory.Testing;

/// <summary>A key and a self-signed certificate as mixer makes them in its workspace; made once for all tests.</summary>
public static class MixerKeys
{
    private static readonly Lazy<(string Key, string Certificate)> s_made = new(Make);

    /// <summary>Puts both into a workspace, or wherever a stand-in takes them from.</summary>
    public static void Put(string folder)
    {
        AtomicFile.WriteAllText(Path.Combine(folder, "private.pem"), s_made.Value.Key);
        AtomicFile.WriteAllText(Path.Combine(folder, "Swupd_Root.pem"), s_made.Value.Certificate);
    }

    private static (string Key, string Certificate) Make()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=acme", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(
            new X509BasicConstraintsExtension(
                certificateAuthority: true,
                hasPathLengthConstraint: false,
                pathLengthConstraint: 0,
                critical: false
            )
        );
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddYears(1));
        return (key.ExportPkcs8PrivateKeyPem() + "\n", certificate.ExportCertificatePem() + "\n");
    }
}
