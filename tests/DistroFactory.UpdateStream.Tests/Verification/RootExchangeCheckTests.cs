using DistroFactory.Testing;
using DistroFactory.UpdateStream.Client;
using DistroFactory.UpdateStream.Signatures;
using DistroFactory.UpdateStream.Verification;

namespace DistroFactory.UpdateStream.Tests.Verification;

/// <summary>A version that is signed below another root than the one before is sound only if machines at that one know the root.</summary>
public sealed class RootExchangeCheckTests
{
    private TemporaryDirectory _keys = null!;
    private SmallStream _stream = null!;
    private string _former = null!;

    [SetUp]
    public void SetUp()
    {
        (_keys, _stream) = (new(), new());
        using var former = SigningKeys.CreateOrLoad(_keys["former"], "Acme").Signer;
        _former = former.RootCertificatePem;
    }

    [TearDown]
    public void TearDown()
    {
        _stream.Dispose();
        _keys.Dispose();
    }

    [Test]
    public void Machines_that_have_it_as_their_alternative_follow() => Assert.That(Rules(_stream.Signer.RootCertificatePem), Is.Empty);

    [Test]
    public void Without_an_alternative_they_would_be_stranded() => Assert.That(Rules(null), Is.EqualTo(new[] { "is not shipped" }));

    [Test]
    public void Another_alternative_does_not_help_them() =>
        Assert.That(Rules(_former), Is.EqualTo(new[] { "is not the root that version 20 is signed below" }));

    [Test]
    public void What_is_no_certificate_does_not_help_them_either() => Assert.That(Rules("nonsense\n"), Has.Length.EqualTo(1));

    private string[] Rules(string? alternative)
    {
        _stream.Publish(10, 0, Core(10, alternative), SmallStream.Apps).Publish(20, 10, Core(20, alternative), SmallStream.Apps);
        using var signatures = new SignatureVerifier(_stream.Signer.RootCertificatePem);
        return
        [
            .. new StreamVerifier(_stream.Tree.Root, signatures) { FormerRootCertificatePem = _former }
                .Verify(new(20))
                .Findings.Where(finding => finding.Rule == "root-exchange")
                .Select(finding => finding.Text.Split(';')[0]),
        ];
    }

    private static Dictionary<string, string> Core(uint version, string? alternative)
    {
        var core = SmallStream.Core(version);
        core["/usr/share/clear/update-ca/"] = "";
        if (alternative is not null)
            core[ClientPaths.AlternativeRoot] = alternative;
        return core;
    }
}
