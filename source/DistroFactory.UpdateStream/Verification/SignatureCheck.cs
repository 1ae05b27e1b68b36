using DistroFactory.UpdateStream.Signatures;
using DistroFactory.UpdateStream.Verification.Findings;

namespace DistroFactory.UpdateStream.Verification;

/// <summary>A signature that a client would refuse is a finding.</summary>
internal static class SignatureCheck
{
    public static void Verify(
        SignatureVerifier signatures,
        VerificationLog log,
        string path,
        ReadOnlySpan<byte> content,
        ReadOnlySpan<byte> signature,
        bool toleratesExpiry = false
    )
    {
        try
        {
            signatures.Verify(path, content, signature, toleratesExpiry);
            log.CountSignature();
        }
        catch (SignatureException refusal)
        {
            log.Add(Finding.Error("signature", "", path, refusal.Why));
        }
    }
}
