using Org.BouncyCastle.Bcpg;
using Org.BouncyCastle.Bcpg.OpenPgp;

namespace DistroFactory.Packages.Signatures;

/// <summary>A key whose signatures are accepted: the primary key of a certificate, or a subkey that belongs to it.</summary>
public sealed class OpenPgpKey
{
    private const int LeastBits = 2048;

    internal OpenPgpKey(PgpPublicKey key, PgpPublicKey primary, string owner) =>
        (Key, Fingerprint, Certificate, Owner) = (key, Hex(key), Hex(primary), owner);

    /// <summary>Its fingerprint, upper-case hex.</summary>
    public string Fingerprint { get; }

    /// <summary>The end of its fingerprint, by which signatures name it: 16 hex digits.</summary>
    public string KeyId => NameOf(Key.KeyId);

    /// <summary>Fingerprint of the certificate's primary key, upper-case hex.</summary>
    public string Certificate { get; }

    /// <summary>Whose it is, as the certificate says.</summary>
    public string Owner { get; }

    /// <summary>When it expires; null: never.</summary>
    public DateTimeOffset? Expires { get; internal init; }

    /// <summary>Whether its owner allows it to sign.</summary>
    public bool MaySign { get; internal init; }

    /// <summary>Why its owner revoked it, empty if that is not said; null: it is not revoked.</summary>
    public string? Revoked { get; internal init; }

    internal PgpPublicKey Key { get; }

    internal DateTimeOffset Created => OpenPgpTime.Of(Key.CreationTime);

    /// <summary>Whether numbers of its size can be factored by somebody.</summary>
    internal bool IsWeak =>
        Key.Algorithm is PublicKeyAlgorithmTag.RsaGeneral or PublicKeyAlgorithmTag.RsaSign or PublicKeyAlgorithmTag.Dsa
        && Key.BitStrength < LeastBits;

    /// <inheritdoc/>
    public override string ToString() => $"{KeyId} of {Owner}";

    internal static string NameOf(long keyId) => keyId == 0 ? "" : keyId.ToString("X16", null);

    internal static string Hex(PgpPublicKey key) => Convert.ToHexString(key.GetFingerprint());
}
