using System.Collections.Immutable;
using DistroFactory.Packages.Signatures;
using DistroFactory.Testing;
using Org.BouncyCastle.Bcpg;
using Org.BouncyCastle.Bcpg.OpenPgp;
using Org.BouncyCastle.Crypto.Generators;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Security;

namespace DistroFactory.Packages.Tests.Signatures;

/// <summary>What an attacker writes into a certificate, which no tool makes: the keys are made here, packet by packet.</summary>
public sealed class ForgedStatementTests
{
    private const int BindsSubkey = 0x18;
    private const int BindsPrimary = 0x19;
    private const int SpeaksOfKey = 0x1F;
    private const int MaySign = 0x02;
    private const long Day = 24 * 60 * 60;

    // Later than any signature that is made here.
    private static readonly DateTimeOffset s_now = DateTimeOffset.UtcNow.AddHours(1);
    private static readonly PgpKeyPair s_owner = MakeKey();
    private static readonly PgpKeyPair s_other = MakeKey();

    // Else anybody could sell what somebody else has signed as their own.
    [TestCase(true, BindsPrimary, HashAlgorithmTag.Sha256, true)]
    [TestCase(true, BindsPrimary, HashAlgorithmTag.MD5, false)]
    [TestCase(true, BindsSubkey, HashAlgorithmTag.Sha256, false)]
    [TestCase(false, BindsPrimary, HashAlgorithmTag.Sha256, false)]
    [TestCase(false, BindsSubkey, HashAlgorithmTag.MD5, false)]
    public void A_subkey_signs_only_for_the_certificate_that_it_names_itself(
        bool bySubkey,
        int type,
        HashAlgorithmTag hash,
        bool isAccepted
    )
    {
        var back = new PgpSignatureGenerator(PublicKeyAlgorithmTag.RsaGeneral, hash);
        back.InitSign(type, (bySubkey ? s_other : s_owner).PrivateKey);
        var hashed = new PgpSignatureSubpacketGenerator();
        hashed.SetKeyFlags(isCritical: false, MaySign);
        hashed.AddEmbeddedSignature(isCritical: false, back.GenerateCertification(s_owner.PublicKey, s_other.PublicKey));
        var ring = Generator();
        ring.AddSubKey(s_other, hashed.Generate(), unhashedPackets: null, HashAlgorithmTag.Sha256);

        Assert.That(
            Read(ring.GeneratePublicKeyRing()).Select(key => (key.KeyId, key.MaySign)),
            Is.EqualTo(new[] { (Name(s_owner), true), (Name(s_other), isAccepted) })
        );
    }

    // The key was made 20 days ago for 10 days.
    [TestCase(true, HashAlgorithmTag.Sha256, -1, 0, false, true)]
    [TestCase(false, HashAlgorithmTag.Sha256, -1, 0, false, false)]
    [TestCase(true, HashAlgorithmTag.MD5, -1, 0, false, false)]
    [TestCase(true, HashAlgorithmTag.Sha256, 1, 0, false, false)]
    [TestCase(true, HashAlgorithmTag.Sha256, -2, Day, false, false)]
    [TestCase(
        true,
        HashAlgorithmTag.Sha256,
        -1,
        0,
        true,
        false,
        TestName = "A statement with a condition that is not known prolongs no key"
    )]
    public void Only_a_sound_statement_of_its_owner_prolongs_a_key(
        bool byOwner,
        HashAlgorithmTag hash,
        int day,
        long lifetime,
        bool hasCondition,
        bool isProlonged
    )
    {
        var hashed = new PgpSignatureSubpacketGenerator();
        hashed.SetSignatureCreationTime(isCritical: false, s_now.AddDays(day).UtcDateTime);
        hashed.SetKeyFlags(isCritical: false, MaySign);
        if (lifetime > 0)
            hashed.SetSignatureExpirationTime(isCritical: true, lifetime);
        if (hasCondition)
            hashed.AddNotationData(isCritical: true, isHumanReadable: true, "condition@acme.example", "on Sundays");
        var statement = new PgpSignatureGenerator(PublicKeyAlgorithmTag.RsaGeneral, hash);
        statement.InitSign(SpeaksOfKey, (byOwner ? s_owner : s_other).PrivateKey);
        statement.SetHashedSubpackets(hashed.Generate());
        var ring = Generator().GeneratePublicKeyRing();
        var key = ring.GetPublicKey();
        ring = PgpPublicKeyRing.InsertPublicKey(ring, PgpPublicKey.AddCertification(key, statement.GenerateCertification(key)));

        var expires = Read(ring).Single().Expires;

        Assert.That(expires, isProlonged ? Is.Null : Is.EqualTo(s_now.AddDays(-10)).Within(TimeSpan.FromSeconds(2)));
    }

    private static PgpKeyRingGenerator Generator()
    {
        var statement = new PgpSignatureSubpacketGenerator();
        statement.SetSignatureCreationTime(isCritical: false, s_now.AddDays(-20).UtcDateTime);
        statement.SetKeyExpirationTime(isCritical: false, 10 * Day);
        statement.SetKeyFlags(isCritical: false, MaySign);
        return new(
            PgpSignature.PositiveCertification,
            s_owner,
            "Acme",
            SymmetricKeyAlgorithmTag.Null,
            HashAlgorithmTag.Sha256,
            Array.Empty<char>(),
            useSha1: true,
            statement.Generate(),
            unhashedPackets: null,
            new SecureRandom()
        );
    }

    private static ImmutableArray<OpenPgpKey> Read(PgpPublicKeyRing ring)
    {
        using var folder = new TemporaryDirectory();
        File.WriteAllBytes(folder["keys"], ring.GetEncoded());
        return OpenPgpKeyring.Read([folder["keys"]], s_now).Keys;
    }

    private static string Name(PgpKeyPair pair) => $"{pair.KeyId:X16}";

    private static PgpKeyPair MakeKey()
    {
        var generator = new RsaKeyPairGenerator();
        generator.Init(new RsaKeyGenerationParameters(Org.BouncyCastle.Math.BigInteger.ValueOf(65537), new SecureRandom(), 2048, 80));
        return new(PublicKeyAlgorithmTag.RsaGeneral, generator.GenerateKeyPair(), s_now.AddDays(-20).UtcDateTime);
    }
}
