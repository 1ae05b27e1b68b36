using DistroFactory.Testing;
using DistroFactory.UpdateStream.Signatures;

namespace DistroFactory.Histories.Tests.Publication;

/// <summary>Who signs all histories: making a key takes longer than making a version.</summary>
internal static class Publisher
{
    private static readonly Lazy<CertificateSigner> s_signer = new(() =>
    {
        using var folder = new TemporaryDirectory();
        return SigningKeys.CreateOrLoad(folder["keys"], "Histories").Signer;
    });

    public static CertificateSigner Signer => s_signer.Value;
}
