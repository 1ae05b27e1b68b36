using DistroFactory.Connections.Commands;
using DistroFactory.UpdateStream.Signatures;

namespace DistroFactory.Signing;

/// <summary>
/// Signs releases through a command of the configuration. Each signature is held against the certificate as soon as it is made: whatever
/// else the command wrote would only be noticed when all has been mixed, and by clients.
/// </summary>
/// <param name="command">Makes detached PKCS#7 signatures, DER.</param>
/// <param name="rootCertificatePem">The certificate clients pin.</param>
/// <exception cref="SignatureException">It is no certificate.</exception>
internal sealed class CommandSigner(SigningProcess command, string rootCertificatePem) : ISigner, IDisposable
{
    private readonly SignatureVerifier _verifier = new(rootCertificatePem);

    /// <inheritdoc/>
    public string RootCertificatePem => rootCertificatePem;

    /// <inheritdoc/>
    /// <exception cref="CommandException">The command fails, or writes something that no client accepts.</exception>
    public byte[] Sign(ReadOnlySpan<byte> content)
    {
        var signature = command.Sign(content);
        try
        {
            _verifier.Verify("what it was given", content, signature);
            return signature;
        }
        catch (SignatureException error)
        {
            throw new CommandException(
                $"Signing by {command}",
                $"clients would refuse what it wrote ({signature.Length} bytes): {error.Why}",
                "The command must write a detached PKCS#7 signature (DER) to {out}, made with the key "
                    + "of signing.certificate or of a certificate that it issued.",
                error
            );
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _verifier.Dispose();
}
