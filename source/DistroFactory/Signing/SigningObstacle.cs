using System.Security.Cryptography.X509Certificates;
using DistroFactory.Configuration;
using DistroFactory.Foundation;
using DistroFactory.Run;
using DistroFactory.UpdateStream.Signatures;

namespace DistroFactory.Signing;

/// <summary>Why releases cannot be signed, as far as that shows to somebody who only looks.</summary>
internal static class SigningObstacle
{
    /// <summary>What is in the way; null: nothing, as far as shows without asking a signing command. Makes nothing.</summary>
    /// <param name="workplace">Whose releases.</param>
    public static FactoryException? Find(Workplace workplace)
    {
        if (ReleaseSigner.IsMixers(workplace))
            return null;
        try
        {
            if (workplace.Configuration.Signing is { Certificate: not null } signing)
                TryGiven(workplace, ReleaseSigner.Given(workplace, signing));
            else
                TryOwn(workplace);
            return null;
        }
        catch (SignatureException error) when (error.InnerException is UnauthorizedAccessException)
        {
            // Whoever only looks need not be able to read the key.
            return null;
        }
        catch (FactoryException error)
        {
            return error;
        }
    }

    private static void TryGiven(Workplace workplace, (SigningConfiguration Current, SigningConfiguration? Next) given)
    {
        PrivateKeyFiles.RefuseExposed(workplace, PrivateKeyFiles.OfSigner(workplace));
        foreach (var signing in new[] { given.Current, given.Next }.OfType<SigningConfiguration>())
        {
            using var signer = (IDisposable)GivenSigner.Open(workplace, signing);
            if (signing.Key is not null)
                SigningTrial.Run((ISigner)signer);
            else
                RefuseInvalid(signing);
        }
    }

    // A look runs no command, and asks no token for a signature: it would have to log in.
    private static void RefuseInvalid(SigningConfiguration signing)
    {
        foreach (var file in new[] { signing.Certificate, signing.SigningCertificate }.OfType<string>())
        {
            using var certificate = X509Certificate2.CreateFromPem(SignerCertificates.Read(file));
            CertificateExpiry.RefuseInvalid(certificate, TimeProvider.System.GetUtcNow());
        }
    }

    private static void TryOwn(Workplace workplace)
    {
        var keys = new OwnKeys(workplace);
        keys.RefuseLost();
        PrivateKeyFiles.RefuseExposed(workplace, PrivateKeyFiles.OfSigner(workplace));
        foreach (var own in new[] { keys.Find(), keys.FindNext() })
            using (own?.Signer)
                if (own is not null)
                    SigningTrial.Run(own.Signer);
    }
}
