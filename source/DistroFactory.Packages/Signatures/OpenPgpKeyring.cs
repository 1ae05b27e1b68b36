using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Org.BouncyCastle.Bcpg;
using Org.BouncyCastle.Bcpg.OpenPgp;

namespace DistroFactory.Packages.Signatures;

/// <summary>
/// OpenPGP certificates whose signatures are accepted, as they are valid at one time. Stricter than rpm, which looks neither at expiry nor
/// at revocation: a signature holds only while its key does.
/// </summary>
public sealed class OpenPgpKeyring
{
    private static readonly TimeSpan s_skew = TimeSpan.FromHours(1);

    private readonly DateTimeOffset _now;

    private OpenPgpKeyring(ImmutableArray<OpenPgpKey> keys, DateTimeOffset now) => (Keys, _now) = (keys, now);

    /// <summary>All keys, those that may not sign included.</summary>
    public ImmutableArray<OpenPgpKey> Keys { get; }

    /// <summary>
    /// A word that differs when another signature may be accepted: other keys, or some that are no longer valid.
    /// </summary>
    public string Identity =>
        Convert.ToHexStringLower(
            SHA256.HashData(
                Encoding.UTF8.GetBytes(
                    string.Join('\n', Keys.Where(IsUsable).Select(key => key.Fingerprint).Distinct().Order(StringComparer.Ordinal))
                )
            )
        );

    /// <summary>Reads certificates as <c>gpg --export</c> writes them, in text form or not, any number in each file.</summary>
    /// <param name="files">The files.</param>
    /// <param name="now">The time at which they must be valid.</param>
    /// <exception cref="PackageException">One cannot be read, or has no certificate, or holds a secret key.</exception>
    public static OpenPgpKeyring Read(IEnumerable<string> files, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(files);
        return new(
            [.. files.SelectMany(file => OpenPgpKeyFile.Read(file, now)).DistinctBy(key => (key.Certificate, key.Fingerprint))],
            now
        );
    }

    /// <summary>Looks for a signature that holds.</summary>
    /// <param name="signatures">One or several, in text form or not; one that is good is enough.</param>
    /// <param name="signed">Opens what they are of.</param>
    public SignatureFinding Verify(ReadOnlyMemory<byte> signatures, Func<Stream> signed)
    {
        ArgumentNullException.ThrowIfNull(signed);
        try
        {
            var packets = OpenPgpPacket.ReadAll(OpenPgpArmor.Decode(signatures.Span));
            var findings = packets
                .Where(packet => packet.Tag == OpenPgpPacket.Signature)
                .Select(packet => Verify(OpenPgpSignature.Read(packet), signed))
                .ToArray();
            return Best(findings) ?? Unreadable("it is no OpenPGP signature");
        }
        catch (InvalidDataException error)
        {
            return Unreadable(error.Message);
        }
    }

    /// <summary>The best of several findings: good if one is; else the one that says most.</summary>
    internal static SignatureFinding? Best(IEnumerable<SignatureFinding> findings) =>
        findings.MinBy(finding =>
            finding.Verdict is SignatureVerdict.UnknownKey or SignatureVerdict.Unreadable ? 2
            : finding.IsGood ? 0
            : 1
        );

    internal static SignatureFinding Unreadable(string why) =>
        new(SignatureVerdict.Unreadable, "", $"its signature cannot be read: {why}", "Fetch it again, or have it signed again.");

    /// <summary>Whether nobody can make two texts of one digest.</summary>
    internal static bool IsStrong(HashAlgorithmTag hash) =>
        hash
            is HashAlgorithmTag.Sha256
                or HashAlgorithmTag.Sha384
                or HashAlgorithmTag.Sha512
                or HashAlgorithmTag.Sha224
                or HashAlgorithmTag.Sha3_256
                or HashAlgorithmTag.Sha3_512;

    private bool IsUsable(OpenPgpKey key) => key is { MaySign: true, Revoked: null, IsWeak: false } && !(key.Expires <= _now);

    private SignatureFinding Verify(OpenPgpSignature signature, Func<Stream> signed)
    {
        var id = signature.KeyId;
        if (signature.Type != PgpSignature.BinaryDocument)
            return Unreadable($"it is of the kind 0x{signature.Type:x2}, which stands for no file");
        var candidates = Keys.Where(key => id == 0 || key.Key.KeyId == id).ToArray();
        if (candidates.Length == 0)
            return new(
                SignatureVerdict.UnknownKey,
                OpenPgpKey.NameOf(id),
                $"it is signed with the key {OpenPgpKey.NameOf(id)}, which is not among those of 'keys' ({Known()})",
                "If its owner is to be trusted, add the owner's public key to 'keys'; "
                    + "compare the fingerprint with what the owner says elsewhere."
            );
        // Before the signature is computed: what can be forged proves nothing when it fits.
        if (!IsStrong(signature.Hash))
            return Of(
                SignatureVerdict.Weak,
                candidates[0],
                $"its signature of the key {candidates[0]} is made with {signature.Hash.ToString().ToUpperInvariant()}, "
                    + "which can be forged",
                "Have it signed again, with SHA-256 or better."
            );
        return candidates.FirstOrDefault(key => signature.IsOf(key.Key, signed())) is { } of
            ? Judge(signature, of)
            : Of(
                SignatureVerdict.Forged,
                candidates[0],
                $"its signature of the key {candidates[0]} does not fit: it was changed after it was signed",
                "Do not use it. Fetch it again; if it stays so, tell the owner of the key."
            );
    }

    private SignatureFinding Judge(OpenPgpSignature signature, OpenPgpKey key) =>
        signature.Unknown is { } unknown
            ? Of(
                SignatureVerdict.Unreadable,
                key,
                $"its signature has the critical subpacket {unknown}, which is not known",
                "Have it signed again."
            )
        : signature.Created is not { } created
            ? Of(SignatureVerdict.Unreadable, key, "its signature does not say when it was made", "Have it signed again.")
        : key.Revoked is { } reason
            ? Of(
                SignatureVerdict.Revoked,
                key,
                $"it is signed with the key {key}, which its owner revoked{(reason.Length > 0 ? $" ({reason})" : "")}",
                "Do not use it. Get packages that are signed with the owner's new key, and name that key in 'keys'."
            )
        : !key.MaySign
            ? Of(
                SignatureVerdict.WrongKey,
                key,
                $"it is signed with the key {key}, which its owner does not allow to sign",
                "Have it signed again."
            )
        : key.IsWeak
            ? Of(
                SignatureVerdict.Weak,
                key,
                $"it is signed with the key {key}, whose {key.Key.BitStrength} bits are too few",
                "Have it signed again, with a key of 2048 bits or more."
            )
        : key.Expires is { } end && end <= _now
            ? Of(
                SignatureVerdict.KeyExpired,
                key,
                $"it is signed with the key {key}, which expired on {OpenPgpTime.Day(end)}",
                "Owners prolong their keys: fetch the public key again. "
                    + "If its owner did not, get packages that are signed with the new key."
            )
        : created > _now + s_skew
            ? Of(
                SignatureVerdict.Expired,
                key,
                $"its signature of the key {key} is of {OpenPgpTime.Day(created)}, which is in the future",
                "Check this machine's clock."
            )
        : created < key.Created
            ? Of(SignatureVerdict.Forged, key, $"its signature is older than the key {key} that made it", "Have it signed again.")
        : signature.Expires is { } over && over <= _now
            ? Of(
                SignatureVerdict.Expired,
                key,
                $"its signature of the key {key} expired on {OpenPgpTime.Day(over)}",
                "Get it with a new signature; an old copy of it may have been put in place of a newer one."
            )
        : new(SignatureVerdict.Good, key.KeyId, $"it is signed with the key {key}") { GoodUntil = signature.Expires };

    private static SignatureFinding Of(SignatureVerdict verdict, OpenPgpKey key, string why, string advice) =>
        new(verdict, key.KeyId, why, advice);

    private string Known() =>
        string.Join(", ", Keys.Where(key => key.MaySign).Select(key => key.KeyId).Distinct()) is { Length: > 0 } known
            ? known
            : "none may sign";
}
