using DistroFactory.UpdateStream.Signatures;

namespace DistroFactory.Mixing.Tests;

/// <summary>A signer whose signature is a constant, so that two mixes can be compared byte by byte.</summary>
internal sealed class TestSigner(string certificate) : ISigner
{
    public string RootCertificatePem { get; } = certificate;

    public byte[] Sign(ReadOnlySpan<byte> content) => "signed"u8.ToArray();
}
