using DistroFactory.UpdateStream.Signatures;

namespace DistroFactory.Signing;

/// <summary>Signs something that nobody needs: what only shows with the first signature would show when all has been mixed.</summary>
internal static class SigningTrial
{
    /// <summary>Tries all who sign a release.</summary>
    /// <exception cref="SignatureException">Clients would refuse what one of them signs.</exception>
    public static void Run(PlanSigners signers)
    {
        Run(signers.Latest);
        if (signers.Former is { } former)
            Run(former);
    }

    /// <summary>Signs, and holds the signature against the certificate that clients pin.</summary>
    /// <param name="signer">The signer. mixer signs for itself, and makes its key with the first version.</param>
    /// <exception cref="SignatureException">Clients would refuse what it signs: a certificate has expired, say.</exception>
    public static void Run(ISigner signer)
    {
        if (signer is MixerSigner)
            return;
        var content = "Distro Factory tries whether releases can be signed."u8;
        using var client = new SignatureVerifier(signer.RootCertificatePem);
        client.Verify("a trial signature", content, signer.Sign(content));
    }
}
