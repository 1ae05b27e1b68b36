using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using DistroFactory.Configuration;
using DistroFactory.Connections.Tokens;
using DistroFactory.Run;
using DistroFactory.UpdateStream.Signatures;

namespace DistroFactory.Signing;

/// <summary>The private keys of a configuration that are in tokens. No token is asked before something is to be signed.</summary>
internal static class TokenKeys
{
    /// <summary>A key; it is disposed by whoever opens it.</summary>
    /// <exception cref="ConfigurationException">The PIN that was given would be tried with another token, too.</exception>
    public static TokenKey Open(Workplace workplace, TokenUri uri)
    {
        var asking = Named(workplace).Where(other => other.Key.PinFile is null && other.Key.TokenName != uri.TokenName).ToArray();
        return uri.PinFile is null && workplace.Options.SigningPin is not null && asking is [var other, ..]
            ? throw new ConfigurationException(
                $"Signing with {uri}",
                $"{other.Name} is in {other.Key.TokenName}, and the one PIN that was given would be tried with both",
                "Name files that have their PINs, by pin-source in each URI: tokens lock themselves after some wrong PINs."
            )
            : new(uri, workplace.Options.SigningPin);
    }

    /// <summary>A signer whose key is in a token.</summary>
    /// <param name="workplace">Whose it is.</param>
    /// <param name="uri">The key.</param>
    /// <param name="certificate">Its certificate, a file.</param>
    /// <param name="root">The certificate clients pin, a file; null: that one.</param>
    public static CertificateSigner OpenSigner(Workplace workplace, TokenUri uri, string certificate, string? root)
    {
        var own = X509Certificate2.CreateFromPem(SignerCertificates.Read(certificate));
        return CertificateSigner.WithKey(own, Open(workplace, uri).Of(own), root is null ? null : SignerCertificates.Read(root));
    }

    /// <summary>A key without a certificate, with what the token says of its public half.</summary>
    public static AsymmetricAlgorithm OpenAlone(Workplace workplace, TokenUri uri)
    {
        var key = Open(workplace, uri);
        try
        {
            return key.Open();
        }
        catch
        {
            key.Dispose();
            throw;
        }
    }

    /// <summary>All of them, each with the key of the configuration that names it.</summary>
    public static IEnumerable<(string Name, TokenUri Key)> Named(Workplace workplace) =>
        new (string Name, TokenUri? Key)[]
        {
            ("signing.key", workplace.Configuration.Signing.Token),
            ("signing.next.key", workplace.Configuration.Signing.Next?.Token),
            ("images.signing.key", workplace.Configuration.Images?.SigningToken),
        }
            .Where(named => named.Key is not null)
            .Select(named => (named.Name, named.Key!));
}
