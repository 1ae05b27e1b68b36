using System.Buffers.Binary;
using Org.BouncyCastle.Bcpg;
using Org.BouncyCastle.Bcpg.OpenPgp;

namespace DistroFactory.Packages.Signatures;

/// <summary>
/// One signature packet of version 3 or 4. Only what the signature itself covers is believed of it: its hashed subpackets; who made it is a
/// hint that the key confirms. What is unsound is an <see cref="InvalidDataException"/>.
/// </summary>
internal sealed class OpenPgpSignature
{
    // Subpackets that may be marked as critical: those that are heeded here, and those that say nothing of whether it holds.
    private static readonly HashSet<SignatureSubpacketTag> s_understood =
    [
        SignatureSubpacketTag.CreationTime,
        SignatureSubpacketTag.ExpireTime,
        SignatureSubpacketTag.Exportable,
        SignatureSubpacketTag.Revocable,
        SignatureSubpacketTag.KeyExpireTime,
        SignatureSubpacketTag.PreferredSymmetricAlgorithms,
        SignatureSubpacketTag.IssuerKeyId,
        SignatureSubpacketTag.PreferredHashAlgorithms,
        SignatureSubpacketTag.PreferredCompressionAlgorithms,
        SignatureSubpacketTag.KeyServerPreferences,
        SignatureSubpacketTag.PreferredKeyServer,
        SignatureSubpacketTag.PrimaryUserId,
        SignatureSubpacketTag.PolicyUrl,
        SignatureSubpacketTag.KeyFlags,
        SignatureSubpacketTag.SignerUserId,
        SignatureSubpacketTag.RevocationReason,
        SignatureSubpacketTag.Features,
        SignatureSubpacketTag.EmbeddedSignature,
        SignatureSubpacketTag.IssuerFingerprint,
    ];

    private readonly PgpSignature _packet;

    private OpenPgpSignature(PgpSignature packet) => _packet = packet;

    /// <summary>What it is for, as RFC 4880, section 5.2.1 numbers it.</summary>
    public int Type => _packet.SignatureType;

    public HashAlgorithmTag Hash => _packet.HashAlgorithm;

    /// <summary>The key that made it, as it says; 0: it does not say.</summary>
    public long KeyId =>
        _packet.KeyId != 0 || _packet.Version < 4
            ? _packet.KeyId
            : Issuer(_packet.GetHashedSubPackets()) ?? Issuer(_packet.GetUnhashedSubPackets()) ?? 0;

    /// <summary>When it was made; null: it does not say, and holds nothing then.</summary>
    public DateTimeOffset? Created =>
        _packet.Version < 4 || (Hashed?.HasSignatureCreationTime() ?? false) ? OpenPgpTime.Of(_packet.CreationTime) : null;

    /// <summary>Until when it holds; null: forever.</summary>
    public DateTimeOffset? Expires => Created is { } created ? OpenPgpTime.After(created, Hashed?.GetSignatureExpirationTime() ?? 0) : null;

    /// <summary>How long the key that it speaks of is valid, in seconds; 0: forever.</summary>
    public long KeyLifetime => Hashed?.GetKeyExpirationTime() ?? 0;

    /// <summary>What the key that it speaks of may do; null: it does not say.</summary>
    public int? KeyFlags => Hashed is { } hashed && hashed.HasSubpacket(SignatureSubpacketTag.KeyFlags) ? hashed.GetKeyFlags() : null;

    /// <summary>Why a key is revoked, if it says so.</summary>
    public string RevocationReason => Hashed?.GetRevocationReason()?.GetRevocationDescription() ?? "";

    /// <summary>The number of a subpacket that is critical and not understood, so that the signature must not count; null: none.</summary>
    public int? Unknown
    {
        get
        {
            var unknown = Hashed?.GetCriticalTags().Where(tag => !s_understood.Contains(tag)).Select(tag => (int?)tag);
            return unknown?.FirstOrDefault();
        }
    }

    /// <summary>Signatures inside: by which a subkey says that it belongs to its primary key.</summary>
    public IEnumerable<OpenPgpSignature> Embedded
    {
        get
        {
            var list =
                Hashed is { } hashed && hashed.HasSubpacket(SignatureSubpacketTag.EmbeddedSignature)
                    ? hashed.GetEmbeddedSignatures()
                    : null;
            var loose =
                _packet.GetUnhashedSubPackets() is { } unhashed && unhashed.HasSubpacket(SignatureSubpacketTag.EmbeddedSignature)
                    ? unhashed.GetEmbeddedSignatures()
                    : null;
            foreach (var signatures in new[] { list, loose })
            {
                for (var index = 0; index < (signatures?.Count ?? 0); index++)
                    yield return new(signatures![index]);
            }
        }
    }

    private PgpSignatureSubpacketVector? Hashed => _packet.Version < 4 ? null : _packet.GetHashedSubPackets();

    /// <summary>Reads the body of a signature packet.</summary>
    public static OpenPgpSignature Read(OpenPgpPacket packet)
    {
        ExpectSound(packet.Body.Span);
        try
        {
            return new PgpObjectFactory(packet.ToBytes()).NextPgpObject() is PgpSignatureList { Count: 1 } list
                ? new(list[0])
                : throw new InvalidDataException("it is no OpenPGP signature");
        }
        catch (Exception error) when (OpenPgpFailure.IsOfData(error))
        {
            throw new InvalidDataException("it is no OpenPGP signature", error);
        }
    }

    /// <summary>One that the library read as a part of a certificate.</summary>
    public static OpenPgpSignature Of(PgpSignature packet) => new(packet);

    /// <summary>Whether a key made it over some data.</summary>
    /// <param name="key">The key.</param>
    /// <param name="data">The data; closed afterwards.</param>
    public bool IsOf(PgpPublicKey key, Stream data)
    {
        using (data)
        {
            if (key.Algorithm != _packet.KeyAlgorithm || !Try(() => _packet.InitVerify(key)))
                return false;
            var buffer = new byte[1 << 17];
            while (data.Read(buffer.AsSpan()) is > 0 and var count)
                _packet.Update(buffer.AsSpan(0, count));
            var holds = false;
            return Try(() => holds = _packet.Verify()) && holds;
        }
    }

    private static bool Try(Action verify)
    {
        try
        {
            verify();
            return true;
        }
        catch (Exception error) when (OpenPgpFailure.IsOfData(error))
        {
            return false;
        }
    }

    private static long? Issuer(PgpSignatureSubpacketVector? subpackets) =>
        subpackets?.GetIssuerFingerprint()?.GetFingerprint() is { Length: 20 } fingerprint
            ? BinaryPrimitives.ReadInt64BigEndian(fingerprint.AsSpan(12))
            : null;

    private static void ExpectSound(ReadOnlySpan<byte> body)
    {
        switch (body.IsEmpty ? 0 : body[0])
        {
            case 3 when body.Length > 19 && body[1] == 5:
                return;
            case 4 when body.Length > 10:
                var rest = ExpectSubpackets(body[4..]);
                ExpectSubpackets(rest);
                return;
            case 5 or 6:
                throw new InvalidDataException($"signatures of version {body[0]} are not supported");
            default:
                throw new InvalidDataException("it is no OpenPGP signature");
        }
    }

    private static ReadOnlySpan<byte> ExpectSubpackets(ReadOnlySpan<byte> data)
    {
        if (data.Length < 2)
            throw new InvalidDataException("an OpenPGP signature is cut short");
        var size = BinaryPrimitives.ReadUInt16BigEndian(data);
        if (size > data.Length - 2)
            throw new InvalidDataException("an OpenPGP signature is cut short");
        var subpackets = data.Slice(2, size);
        while (!subpackets.IsEmpty)
        {
            var (taken, length) = OpenPgpPacket.ReadLength(subpackets, ofSubpacket: true);
            if (length == 0 || length > subpackets.Length - taken)
                throw new InvalidDataException("a subpacket of an OpenPGP signature is cut short");
            subpackets = subpackets[(taken + (int)length)..];
        }

        return data[(2 + size)..];
    }
}
