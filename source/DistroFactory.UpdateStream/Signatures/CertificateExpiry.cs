using System.Security.Cryptography.X509Certificates;

namespace DistroFactory.UpdateStream.Signatures;

/// <summary>Warns before a certificate expires: after that, clients refuse every update and every installation.</summary>
public static class CertificateExpiry
{
    /// <summary>How long before, a release begins to warn.</summary>
    public static TimeSpan Notice { get; } = TimeSpan.FromDays(90);

    /// <summary>A sentence for the log when the certificate expires soon or has expired; null otherwise.</summary>
    public static string? Warning(X509Certificate2 certificate, DateTimeOffset now)
    {
        var left = certificate.NotAfter - now;
        if (left > Notice)
            return null;
        return left < TimeSpan.Zero
            ? $"The certificate {certificate.Subject} expired on {certificate.NotAfter:yyyy-MM-dd}: clients refuse what it signs."
            : $"The certificate {certificate.Subject} expires on {certificate.NotAfter:yyyy-MM-dd}, in "
                + $"{(int)left.TotalDays} days: clients will then refuse what it signs.";
    }
}
