using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Text;
using Org.BouncyCastle.Bcpg;
using Org.BouncyCastle.Bcpg.OpenPgp;

namespace DistroFactory.Packages.Signatures;

/// <summary>
/// Reads what the owner of a certificate says of its keys: which may sign, until when, which are revoked. Every such statement is a
/// signature of the primary key and counts only if it holds; the library does not look.
/// </summary>
internal sealed class OpenPgpCertificate
{
    private const int CertifiesUser = 0x10; // to 0x13
    private const int BindsSubkey = 0x18;
    private const int BindsPrimary = 0x19;
    private const int SpeaksOfKey = 0x1F;
    private const int RevokesKey = 0x20;
    private const int RevokesSubkey = 0x28;
    private const int RevokesUser = 0x30;
    private const int MaySign = 0x02;

    private readonly PgpPublicKey _primary;
    private readonly DateTimeOffset _now;

    private OpenPgpCertificate(PgpPublicKey primary, DateTimeOffset now) => (_primary, _now) = (primary, now);

    /// <summary>The keys of a certificate that belong to it, as its owner sees them at a time.</summary>
    /// <exception cref="InvalidDataException">The owner says nothing that holds.</exception>
    public static ImmutableArray<OpenPgpKey> Read(PgpPublicKeyRing ring, DateTimeOffset now)
    {
        var primary = ring.GetPublicKey();
        if (primary.Version != 4)
            throw new InvalidDataException(
                $"the key {OpenPgpKey.NameOf(primary.KeyId)} is of version {primary.Version}, which is not supported"
            );
        var certificate = new OpenPgpCertificate(primary, now);
        return certificate.Read([.. ring.GetPublicKeys().Where(key => !key.IsMasterKey && key.Version == 4)]);
    }

    private ImmutableArray<OpenPgpKey> Read(ImmutableArray<PgpPublicKey> subkeys)
    {
        var statement =
            Newest(_primary.GetKeySignatures().Select(OpenPgpSignature.Of).Where(IsOfKey).Concat(OfUsers()))
            ?? throw new InvalidDataException(
                $"nothing in it that holds says whose the key {OpenPgpKey.NameOf(_primary.KeyId)} is, nor what it may do"
            );
        var owner = _primary.GetRawUserIds().Select(Encoding.UTF8.GetString).FirstOrDefault() ?? "an owner without a name";
        var revoked = RevocationOf(_primary, RevokesKey, KeyBytes(_primary));
        var expires = OpenPgpTime.After(OpenPgpTime.Of(_primary.CreationTime), statement.KeyLifetime);
        var keys = ImmutableArray.CreateBuilder<OpenPgpKey>();
        keys.Add(
            new(_primary, _primary, owner)
            {
                Expires = expires,
                Revoked = revoked,
                MaySign = ((statement.KeyFlags ?? MaySign) & MaySign) != 0,
            }
        );
        foreach (var subkey in subkeys)
        {
            if (
                Newest(subkey.GetKeySignatures().Select(OpenPgpSignature.Of).Where(signature => Binds(signature, subkey)))
                is not { } binding
            )
                continue;
            var end = OpenPgpTime.After(OpenPgpTime.Of(subkey.CreationTime), binding.KeyLifetime);
            keys.Add(
                new(subkey, _primary, owner)
                {
                    Expires = end is null || end > expires ? expires : end,
                    Revoked = revoked ?? RevocationOf(subkey, RevokesSubkey, [.. KeyBytes(_primary), .. KeyBytes(subkey)]),
                    MaySign = ((binding.KeyFlags ?? 0) & MaySign) != 0 && IsClaimedBy(binding, subkey),
                }
            );
        }

        return keys.ToImmutable();
    }

    private IEnumerable<OpenPgpSignature> OfUsers()
    {
        foreach (var user in _primary.GetRawUserIds())
        {
            var bytes = UserBytes(user);
            var all = _primary.GetSignaturesForId(user).Select(OpenPgpSignature.Of).ToArray();
            var newest = Newest(
                all.Where(signature => signature.Type is >= CertifiesUser and < CertifiesUser + 4 && IsOfPrimary(signature, bytes))
            );
            var withdrawn = all.Any(signature =>
                signature.Type == RevokesUser && signature.Created >= newest?.Created && signature.IsOf(_primary, new MemoryStream(bytes))
            );
            if (newest is not null && !withdrawn)
                yield return newest;
        }
    }

    private bool IsOfKey(OpenPgpSignature signature) => signature.Type == SpeaksOfKey && IsOfPrimary(signature, KeyBytes(_primary));

    private bool Binds(OpenPgpSignature signature, PgpPublicKey subkey) =>
        signature.Type == BindsSubkey && IsOfPrimary(signature, [.. KeyBytes(_primary), .. KeyBytes(subkey)]);

    // Else anybody could claim somebody else's signing key as a subkey of their own.
    private bool IsClaimedBy(OpenPgpSignature binding, PgpPublicKey subkey) =>
        binding.Embedded.Any(back =>
            back.Type == BindsPrimary
            && IsStrong(back.Hash)
            && back.IsOf(subkey, new MemoryStream([.. KeyBytes(_primary), .. KeyBytes(subkey)]))
        );

    private bool IsOfPrimary(OpenPgpSignature signature, byte[] bytes) =>
        IsStrong(signature.Hash)
        && signature.Unknown is null
        && signature.Created <= _now
        && !(signature.Expires <= _now)
        && signature.IsOf(_primary, new MemoryStream(bytes));

    // A revocation holds whatever the time and the algorithm: to heed a doubtful one is the safe mistake.
    private string? RevocationOf(PgpPublicKey key, int type, byte[] bytes) =>
        key.GetKeySignatures()
            .Select(OpenPgpSignature.Of)
            .FirstOrDefault(signature => signature.Type == type && signature.IsOf(_primary, new MemoryStream(bytes)))
            ?.RevocationReason;

    private static OpenPgpSignature? Newest(IEnumerable<OpenPgpSignature> signatures) => signatures.MaxBy(signature => signature.Created);

    // The owner's own statements were not prepared by an attacker, who would need a second preimage: of SHA-1 none is known.
    private static bool IsStrong(HashAlgorithmTag hash) => hash == HashAlgorithmTag.Sha1 || OpenPgpKeyring.IsStrong(hash);

    private static byte[] KeyBytes(PgpPublicKey key)
    {
        var body = key.PublicKeyPacket.GetEncodedContents();
        var bytes = new byte[3 + body.Length];
        bytes[0] = 0x99;
        BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(1), checked((ushort)body.Length));
        body.CopyTo(bytes, 3);
        return bytes;
    }

    private byte[] UserBytes(byte[] user)
    {
        var length = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, user.Length);
        return [.. KeyBytes(_primary), 0xB4, .. length, .. user];
    }
}
