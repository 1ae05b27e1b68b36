using System.Security.Cryptography.X509Certificates;

namespace DistroFactory.UpdateStream.Signatures;

/// <summary>Warns before a certificate expires: after that, clients refuse every update and every installation.</summary>
public static class CertificateExpiry
{
    /// <summary>How long before, warnings begin where nothing else is said.</summary>
    public static TimeSpan Notice { get; } = TimeSpan.FromDays(90);

    /// <summary>A sentence for the log when the certificate expires soon or has expired; null otherwise.</summary>
    /// <param name="certificate">The certificate.</param>
    /// <param name="now">The time now.</param>
    /// <param name="notice">How long before it warns; null: <see cref="Notice"/>.</param>
    public static string? Warning(X509Certificate2 certificate, DateTimeOffset now, TimeSpan? notice = null)
    {
        var left = certificate.NotAfter - now;
        if (left > (notice ?? Notice))
            return null;
        return left < TimeSpan.Zero
            ? $"The certificate {certificate.Subject} expired on {certificate.NotAfter:yyyy-MM-dd}: clients refuse what it signs."
            : $"The certificate {certificate.Subject} expires on {certificate.NotAfter:yyyy-MM-dd}, in "
                + $"{(int)left.TotalDays} days: clients will then refuse what it signs.";
    }

    /// <summary>Refuses a certificate that signs nothing now.</summary>
    /// <param name="certificate">The certificate.</param>
    /// <param name="now">The time now.</param>
    /// <exception cref="SignatureException">It has expired, or is not valid yet: clients would refuse the signature.</exception>
    public static void RefuseInvalid(X509Certificate2 certificate, DateTimeOffset now)
    {
        if (now > certificate.NotAfter || now < certificate.NotBefore)
            throw new SignatureException(
                $"Signing with {certificate.Subject}",
                $"the certificate is valid from {certificate.NotBefore:u} to {certificate.NotAfter:u} only",
                "Clients refuse such a signature. Issue another signing certificate below the same root: ./build.sh Keys "
                    + "--renew-signing-certificate; if this is the root itself, see docs/release.md, \"Keys and certificates\"."
            );
    }
}
