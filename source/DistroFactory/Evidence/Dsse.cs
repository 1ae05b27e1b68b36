using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using DistroFactory.Stage;
using DistroFactory.UpdateStream.Signatures;

namespace DistroFactory.Evidence;

/// <summary>
/// An envelope of DSSE, https://github.com/secure-systems-lab/dsse: a payload and signatures over its type and bytes. A key that is at hand
/// signs plainly, and its certificate is beside the signature; what else signs (a command) makes a detached CMS signature over the same
/// bytes, which has the certificate in it.
/// </summary>
internal static class Dsse
{
    /// <summary>The type of statements of in-toto.</summary>
    public const string Statement = "application/vnd.in-toto+json";

    private const int DeepestEnvelope = 8;
    private static readonly JsonSerializerOptions s_line = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The bytes that are signed.</summary>
    public static byte[] Encode(string type, ReadOnlySpan<byte> payload) =>
        [.. Encoding.UTF8.GetBytes($"DSSEv1 {Encoding.UTF8.GetByteCount(type)} {type} {payload.Length} "), .. payload];

    /// <summary>The envelope of a statement, one line.</summary>
    public static string Seal(byte[] payload, ISigner signer)
    {
        var encoded = Encode(Statement, payload);
        var signature = signer is IPlainSigner plain
            ? new JsonObject
            {
                ["keyid"] = StreamRecord.Fingerprint(plain.SigningCertificatePem),
                ["sig"] = Convert.ToBase64String(plain.SignPlain(encoded)),
                ["certificate"] = Convert.ToBase64String(Encoding.UTF8.GetBytes(plain.SigningCertificatePem)),
            }
            : new JsonObject
            {
                ["keyid"] = StreamRecord.Fingerprint(signer.RootCertificatePem),
                ["sig"] = Convert.ToBase64String(signer.Sign(encoded)),
            };
        var envelope = new JsonObject
        {
            ["payloadType"] = Statement,
            ["payload"] = Convert.ToBase64String(payload),
            ["signatures"] = new JsonArray(signature),
        };
        return envelope.ToJsonString(s_line) + "\n";
    }

    /// <summary>The statement in an envelope.</summary>
    /// <param name="what">What it is, for the error.</param>
    /// <param name="envelope">The envelope.</param>
    /// <param name="signatures">Verifies signatures.</param>
    /// <param name="toleratesExpiry">Whether certificates may have expired: something that is signed now vouches for the envelope.</param>
    /// <exception cref="SignatureException">It is no envelope of a statement, or not signed by one who is trusted.</exception>
    public static byte[] Open(string what, ReadOnlyMemory<byte> envelope, SignatureVerifier signatures, bool toleratesExpiry = false)
    {
        try
        {
            using var document = JsonDocument.Parse(envelope, new() { MaxDepth = DeepestEnvelope });
            var root = document.RootElement;
            if (root.GetProperty("payloadType").GetString() != Statement)
                throw new SignatureException($"Reading {what}", $"its payload is not {Statement}");
            var payload = root.GetProperty("payload").GetBytesFromBase64();
            if (root.GetProperty("signatures").GetArrayLength() != 1)
                throw new SignatureException($"Reading {what}", "it does not have one signature");
            var signature = root.GetProperty("signatures")[0];
            var signed = signature.GetProperty("sig").GetBytesFromBase64();
            if (signature.TryGetProperty("certificate", out var certificate))
                signatures.VerifyPlain(
                    what,
                    Encode(Statement, payload),
                    signed,
                    Encoding.UTF8.GetString(certificate.GetBytesFromBase64()),
                    toleratesExpiry
                );
            else
                signatures.Verify(what, Encode(Statement, payload), signed, toleratesExpiry);
            return payload;
        }
        catch (Exception error)
            when (error is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or ArgumentException)
        {
            throw new SignatureException($"Reading {what}", $"it is no envelope of DSSE: {error.Message}", inner: error);
        }
    }
}
