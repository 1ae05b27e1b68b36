using DistroFactory.Configuration;
using DistroFactory.Connections.Commands;
using DistroFactory.Run;
using DistroFactory.UpdateStream.Signatures;

namespace DistroFactory.Signing;

/// <summary>The signer that a configuration names: a key file, or a command.</summary>
internal static class GivenSigner
{
    /// <summary>Opens it.</summary>
    /// <param name="workplace">Whose signer it is.</param>
    /// <param name="signing">What names it.</param>
    /// <exception cref="SignatureException">A file is not what it should be.</exception>
    public static ISigner Open(Workplace workplace, SigningConfiguration signing)
    {
        var root = SignerCertificates.Read(signing.Certificate!);
        if (signing.Key is not { } key)
            return new CommandSigner(
                new SigningProcess(signing.Command, workplace.Configuration.Folder, new CommandRunner(workplace.Log.WriteLine))
                {
                    Variables = () => ScriptEnvironment.Of(workplace),
                },
                root
            );
        if (signing.SigningCertificate is not { } certificate)
            return CertificateSigner.FromPem(signing.Certificate!, key);
        SignerCertificates.RefuseForeign(certificate, SignerCertificates.Read(certificate), signing.Certificate!, root);
        return CertificateSigner.FromPem(certificate, key, signing.Certificate);
    }
}
