using System.Security.Cryptography.X509Certificates;
using System.Text;
using DistroFactory.Foundation.PrivateKeys;
using DistroFactory.UpdateStream.Signatures;

namespace DistroFactory.Signing;

/// <summary>Reads the certificates that a configuration names.</summary>
internal static class SignerCertificates
{
    /// <summary>Reads a certificate, PEM.</summary>
    /// <exception cref="SignatureException">It is none, or has a private key beside it.</exception>
    public static string Read(string path)
    {
        var pem = ReadPem(path);
        // Everybody gets the file as it is, and many tools write certificate and key into one.
        return PrivateKeyFile.Find(new MemoryStream(Encoding.UTF8.GetBytes(pem))) is { } key
            ? throw new SignatureException(
                $"Reading the certificate {path}",
                $"the file has {key} too, and would be published with it",
                "Move the key into a file of its own."
            )
            : pem;
    }

    /// <summary>Refuses a certificate that the root did not issue: clients would refuse all that it signs.</summary>
    /// <param name="path">Its file.</param>
    /// <param name="issued">The certificate, PEM.</param>
    /// <param name="rootPath">The file of the root.</param>
    /// <param name="root">The root, PEM.</param>
    /// <exception cref="SignatureException">The root did not issue it, or is not allowed to.</exception>
    public static void RefuseForeign(string path, string issued, string rootPath, string root)
    {
        using var certificate = X509Certificate2.CreateFromPem(issued);
        using var pinned = X509Certificate2.CreateFromPem(root);
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(pinned);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.DisableCertificateDownloads = true;
        // Whether they are valid now is for the trial signature to say.
        chain.ChainPolicy.VerificationFlags = X509VerificationFlags.IgnoreNotTimeValid;
        if (!chain.Build(certificate) || chain.ChainElements.Count != 2)
        {
            throw new SignatureException(
                $"Reading the certificate {path}, which signs",
                $"{rootPath} did not issue it, or is not allowed to (basic constraints: CA)",
                "Correct signing.signing-certificate in distro.yaml, or have the key of the root issue one: ./build.sh Keys "
                    + "--renew-signing-certificate --root-key FILE --key-output DIR."
            );
        }
    }

    private static string ReadPem(string path)
    {
        try
        {
            var pem = File.ReadAllText(path);
            using var certificate = new SignatureVerifier(pem);
            return pem;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or SignatureException)
        {
            throw new SignatureException(
                $"Reading the certificate {path}",
                (e as SignatureException)?.Why ?? e.Message,
                "Correct signing: in distro.yaml: it must be a certificate in PEM form.",
                e
            );
        }
    }
}
