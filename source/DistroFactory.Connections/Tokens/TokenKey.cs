using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Net.Pkcs11Interop.Common;

namespace DistroFactory.Connections.Tokens;

/// <summary>
/// A private key that stays in its token. A session is opened for the first signature and kept until the end; signatures are made one at a
/// time. A PIN that was refused is not tried again: the token counts.
/// </summary>
/// <param name="uri">Where the key is.</param>
/// <param name="pin">The PIN, where the URI names no file that has it; null: nobody says it.</param>
public sealed class TokenKey(TokenUri uri, string? pin) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly TokenPin _pin = new(uri.PinFile, pin);
    private TokenSession? _session;
    private TokenException? _refusal;
    private bool _closed;

    /// <summary>The private key of a certificate.</summary>
    /// <param name="certificate">The certificate; each signature is held against it.</param>
    /// <returns>The key, RSA or EC; it closes this one when it is disposed.</returns>
    /// <exception cref="TokenException">The certificate is of another kind.</exception>
    public AsymmetricAlgorithm Of(X509Certificate2 certificate) =>
        certificate.GetRSAPublicKey() is { } rsa ? new TokenRsa(this, rsa, certificate.Subject)
        : certificate.GetECDsaPublicKey() is { } ecdsa ? new TokenEcdsa(this, ecdsa, certificate.Subject)
        : throw new TokenException(
            $"Signing with {uri} for {certificate.Subject}",
            "the key of the certificate is neither RSA nor EC",
            "Clients verify no other."
        );

    /// <summary>The key, with what the token says of its public half.</summary>
    /// <returns>The key, RSA or EC; it closes this one when it is disposed.</returns>
    /// <exception cref="TokenException">The token cannot be used, or says nothing of the public key.</exception>
    public AsymmetricAlgorithm Open()
    {
        const string Subject = "the public key beside it";
        return Use(session =>
            session.Kind switch
            {
                CKK.CKK_RSA => (AsymmetricAlgorithm)new TokenRsa(this, TokenPublicKey.Rsa(uri, session), Subject),
                CKK.CKK_EC => new TokenEcdsa(this, TokenPublicKey.Elliptic(uri, session), Subject),
                var other => throw new TokenException($"Using {uri}", $"it is of the kind {other}", "Clients verify RSA and EC alone."),
            }
        );
    }

    /// <summary>Names the key.</summary>
    public override string ToString() => uri.ToString();

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_gate)
        {
            _closed = true;
            _session?.Dispose();
            _session = null;
        }
    }

    internal byte[] Sign(CKK kind, CKM mechanism, byte[] data, string subject) =>
        Use(session =>
        {
            if (session.Kind != kind)
                throw Foreign(subject, $"it is {Named(session.Kind)}, and that one's is {Named(kind)}");
            try
            {
                return session.Sign(mechanism, data);
            }
            catch (Pkcs11Exception error)
            {
                if (TokenFailure.IsGone(error))
                    Forget();
                throw TokenFailure.OfSigning(uri, error);
            }
        });

    internal TokenException Foreign(string subject, string? why = null) =>
        new(
            $"Signing with {uri} for {subject}",
            "the key does not belong to the certificate: " + (why ?? "its signature does not fit the public key there"),
            "Name the certificate of this key, or the key of this certificate."
        );

    private static string Named(CKK kind) =>
        kind switch
        {
            CKK.CKK_RSA => "an RSA key",
            CKK.CKK_EC => "an EC key",
            _ => $"one of the kind {kind}",
        };

    private T Use<T>(Func<TokenSession, T> use)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_closed, this);
            if (_refusal is { } refusal)
                throw new TokenException(refusal.What, refusal.Why, refusal.Advice, refusal);
            try
            {
                return use(_session ??= TokenSession.Open(uri, _pin));
            }
            catch (TokenException error) when (error.IsFinal)
            {
                _refusal = error;
                throw;
            }
            catch (Pkcs11Exception error)
            {
                Forget();
                throw TokenFailure.OfAccess(uri, error);
            }
        }
    }

    private void Forget()
    {
        _session?.Dispose();
        _session = null;
    }
}
