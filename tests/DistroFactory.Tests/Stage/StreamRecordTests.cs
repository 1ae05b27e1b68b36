using DistroFactory.Foundation;
using DistroFactory.Places;
using DistroFactory.Stage;
using DistroFactory.Tests.Places;
using DistroFactory.UpdateStream;
using DistroFactory.UpdateStream.Signatures;

namespace DistroFactory.Tests.Stage;

public sealed class StreamRecordTests
{
    private PublishedStage _world = null!;

    [SetUp]
    public void SetUp() => _world = new PublishedStage().Serve(10).Serve(20);

    [TearDown]
    public void TearDown() => _world.Dispose();

    [Test]
    public void It_says_whose_stream_it_is_and_what_was_released()
    {
        var record = _world.Trust.ReadRecord(_world.Stage)!;
        Assert.That(
            (record.Namespace, record.Latest, record.Root),
            Is.EqualTo(("acme", new StreamVersion(20), StreamRecord.Fingerprint(_world.RootCertificate)))
        );
        Assert.That(record.Versions.Select(version => version.Version), Is.EqualTo(new StreamVersion[] { new(10), new(20) }));
        Assert.That(record.Find(new(10))!.Mom, Is.EqualTo(PreparedVersion.MomHash(_world.Stage, new(10))));
        Assert.That(record.Find(new(20))!.Release, Has.Length.EqualTo(64));
        Assert.That(record.Find(new(30)), Is.Null);
    }

    [Test]
    public void It_remembers_versions_that_the_stage_has_no_more()
    {
        LinkedTree.Remove(_world.Stage.UpdateOf(new(10)));
        _world.Serve(30);
        Assert.That(
            _world.Trust.ReadRecord(_world.Stage)!.Versions.Select(version => version.Version.Value),
            Is.EqualTo(new[] { 10, 20, 30 })
        );
    }

    [Test]
    public void A_version_that_is_another_one_than_was_released_is_not_recorded_again()
    {
        using var other = new PublishedStage(content: "stranger");
        other.Lay(10);
        LinkedTree.Remove(_world.Stage.UpdateOf(new(10)));
        Directory.Move(other.Stage.UpdateOf(new(10)), _world.Stage.UpdateOf(new(10)));

        Assert.That(
            () => _world.Serve(30),
            Throws.TypeOf<FactoryException>().With.Message.Contains("version 10 in the stage is another one than was released")
        );
        Assert.That(_world.Stage.ReadLatest(), Is.EqualTo(new StreamVersion(20)));
    }

    [TestCase("\"acme\"", "\"beta\"")]
    [TestCase("-----BEGIN PKCS7-----", "")]
    [TestCase("\"latest\": 20", "\"latest\": 10")]
    public void One_that_was_changed_counts_for_nothing(string from, string to)
    {
        var text = File.ReadAllText(_world.Stage.StreamRecord);
        Assert.That(text, Does.Contain(from));
        File.WriteAllText(_world.Stage.StreamRecord, text.Replace(from, to, StringComparison.Ordinal));

        Assert.That(() => _world.Trust.ReadRecord(_world.Stage), Throws.TypeOf<SignatureException>());
        Assert.That(new StreamIdentity(_world.Workplace, _world.Trust).Find(), Is.Null);
        Assert.That($"{_world.Log}", Does.Contain("It does not count."));
    }

    [Test]
    public void It_is_not_read_through_a_link()
    {
        File.Move(_world.Stage.StreamRecord, _world["elsewhere"]);
        File.CreateSymbolicLink(_world.Stage.StreamRecord, _world["elsewhere"]);
        Assert.That(() => _world.Trust.ReadRecord(_world.Stage), Throws.TypeOf<SignatureException>().With.Message.Contains("it is a link"));
    }
}
