namespace DistroFactory.UpdateStream.Signatures;

/// <summary>
/// Signs bytes as they are, without a CMS structure around the signature: any tool verifies that with the public key alone. Who has the key
/// at hand can do it; a command that makes CMS signatures cannot.
/// </summary>
public interface IPlainSigner
{
    /// <summary>The certificate of the key that signs, PEM.</summary>
    string SigningCertificatePem { get; }

    /// <summary>A signature over the bytes: RSA PKCS#1 v1.5, or ECDSA in DER form; of their SHA-256.</summary>
    byte[] SignPlain(ReadOnlySpan<byte> content);
}
