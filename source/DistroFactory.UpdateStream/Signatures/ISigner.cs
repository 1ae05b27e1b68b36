namespace DistroFactory.UpdateStream.Signatures;

/// <summary>Signs what clients verify: the MoM and the version files. A boundary: key file or command.</summary>
public interface ISigner
{
    /// <summary>The certificate clients pin, PEM; it is shipped as <c>Swupd_Root.pem</c>.</summary>
    string RootCertificatePem { get; }

    /// <summary>A detached PKCS#7 signature over the bytes, DER.</summary>
    byte[] Sign(ReadOnlySpan<byte> content);
}
