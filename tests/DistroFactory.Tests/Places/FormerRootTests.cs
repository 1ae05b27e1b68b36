using DistroFactory.Foundation;
using DistroFactory.Places;
using DistroFactory.Repair;
using DistroFactory.Stage;
using DistroFactory.UpdateStream;
using DistroFactory.UpdateStream.Signatures;

namespace DistroFactory.Tests.Places;

/// <summary>What a root signed before it was exchanged stays trusted, and nothing that it signs afterwards.</summary>
public sealed class FormerRootTests
{
    private static readonly StreamVersion s_until = new(20);

    private PublishedStage _stage = null!;
    private CertificateSigner _former = null!;
    private CertificateSigner _now = null!;

    [SetUp]
    public void SetUp()
    {
        _former = SigningKeys.CreateOrLoad(MixedVersions.KeysOf("acme"), "acme").Signer;
        _now = SigningKeys.CreateOrLoad(MixedVersions.KeysOf("acme-2"), "acme").Signer;
        _stage = new();
        _stage.Lay(10).Lay(20);
        Record(_stage.Stage, _now, new(30), new FormerRoot(_former.RootCertificatePem, s_until));
    }

    [TearDown]
    public void TearDown()
    {
        _stage.Dispose();
        _now.Dispose();
        _former.Dispose();
    }

    [Test]
    public void Its_versions_can_still_be_verified()
    {
        var mom = File.ReadAllBytes(PreparedVersion.Mom(_stage.Stage, new(20)));
        Assert.That(Trust().Refuse(mom, _former.Sign(mom), new(20)), Is.Null);
    }

    [Test]
    public void A_version_that_whoever_stole_its_key_signs_afterwards_is_refused()
    {
        var mom = "MANIFEST\t1\nversion:\t40\n"u8.ToArray();
        Assert.That(Trust().Refuse(mom, _former.Sign(mom), new(40)), Does.Contain("does not vouch for its signature"));
        Assert.That(Trust().Refuse("40"u8.ToArray(), _former.Sign("40"u8), new(40)), Is.Not.Null, "a pointer");
    }

    [Test]
    public void A_place_that_still_has_the_record_from_before_is_ours()
    {
        Record(_stage.Place, _former, s_until);
        Assert.That(Trust().ReadRecord(_stage.Place.StreamRecord)?.Latest, Is.EqualTo(s_until));
    }

    [Test]
    public void A_record_that_it_signs_of_later_versions_is_refused()
    {
        Record(_stage.Place, _former, new(40));
        Assert.That(() => Trust().ReadRecord(_stage.Place.StreamRecord), Throws.TypeOf<SignatureException>());
    }

    [Test]
    public void It_cannot_vouch_for_another_root()
    {
        using var stranger = SigningKeys.CreateOrLoad(MixedVersions.KeysOf("stranger"), "stranger").Signer;
        Record(_stage.Place, _former, s_until, new FormerRoot(stranger.RootCertificatePem, new(1000)));
        var trust = Trust();

        trust.ReadRecord(_stage.Place.StreamRecord);

        Assert.That(trust.Refuse("20"u8.ToArray(), stranger.Sign("20"u8), new(20)), Is.Not.Null);
    }

    [Test]
    public void An_empty_factory_learns_of_it_from_a_place_whose_record_the_new_root_signed()
    {
        using var fresh = new PublishedStage("acme-2");
        Record(_stage.Place, _now, new(30), new FormerRoot(_former.RootCertificatePem, s_until));
        var trust = new MomTrust(fresh.Workplace, _now.RootCertificatePem, StreamVersion.None);
        Assert.That(trust.Refuse("20"u8.ToArray(), _former.Sign("20"u8), s_until), Is.Not.Null, "nothing says so yet");

        trust.ReadRecord(_stage.Place.StreamRecord);

        Assert.That(trust.Refuse("20"u8.ToArray(), _former.Sign("20"u8), s_until), Is.Null);
    }

    [Test]
    public void A_run_that_was_killed_before_the_new_root_was_served_leaves_the_old_one_as_it_was()
    {
        using var killed = new PublishedStage().Serve(10).Serve(20);
        var trust = new PlaceTrust(killed.Workplace, _former.RootCertificatePem, _now.RootCertificatePem);
        Record(killed.Stage, _now, new(30), new FormerRoot(_former.RootCertificatePem, s_until));

        new StreamIdentity(killed.Workplace, trust).Complete(_former);

        var record = new StreamIdentity(killed.Workplace, new(killed.Workplace, _former.RootCertificatePem)).Find()!;
        Assert.That((record.Latest, record.Root), Is.EqualTo((s_until, StreamRecord.Fingerprint(_former.RootCertificatePem))));
        Assert.That(record.Versions.Select(version => version.Version.Value), Is.EqualTo(new[] { 10u, 20u }));
        Assert.That(killed.Log.Notices.Where(notice => notice.IsWarning), Is.Empty);
    }

    private MomTrust Trust() => new(_stage.Workplace, _now.RootCertificatePem, StreamVersion.None);

    private static void Record(StagedTree tree, CertificateSigner signer, StreamVersion latest, params FormerRoot[] former) =>
        AtomicFile.WriteAllText(
            tree.StreamRecord,
            new StreamRecord("acme", StreamRecord.Fingerprint(signer.RootCertificatePem), latest, []) { FormerRoots = [.. former] }.Seal(
                signer
            )
        );
}
