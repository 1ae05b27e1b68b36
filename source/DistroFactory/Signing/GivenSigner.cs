using DistroFactory.Configuration;
using DistroFactory.Connections.Commands;
using DistroFactory.Run;
using DistroFactory.UpdateStream.Signatures;

namespace DistroFactory.Signing;

/// <summary>The signer that a configuration names: a key in a file or a token, or a command. A token is asked when it signs.</summary>
internal static class GivenSigner
{
    /// <summary>Opens it.</summary>
    /// <param name="workplace">Whose signer it is.</param>
    /// <param name="signing">What names it.</param>
    /// <exception cref="SignatureException">A file is not what it should be.</exception>
    public static ISigner Open(Workplace workplace, SigningConfiguration signing)
    {
        var root = SignerCertificates.Read(signing.Certificate!);
        if (signing is { Key: null, Token: null })
            return new CommandSigner(
                new SigningProcess(signing.Command, workplace.Configuration.Folder, new CommandRunner(workplace.Log.WriteLine))
                {
                    Variables = () => ScriptEnvironment.Of(workplace),
                },
                root
            );
        if (signing.SigningCertificate is not { } certificate)
            return Open(workplace, signing, signing.Certificate!, null);
        SignerCertificates.RefuseForeign(certificate, SignerCertificates.Read(certificate), signing.Certificate!, root);
        return Open(workplace, signing, certificate, signing.Certificate);
    }

    private static CertificateSigner Open(Workplace workplace, SigningConfiguration signing, string certificate, string? root) =>
        signing.Token is { } token
            ? TokenKeys.OpenSigner(workplace, token, certificate, root)
            : CertificateSigner.FromPem(certificate, signing.Key!, root);
}
