using DistroFactory.Model;
using DistroFactory.Packages;
using DistroFactory.State;
using DistroFactory.Testing;
using DistroFactory.UpdateStream;

namespace DistroFactory.Tests.State;

[TestFixture]
public sealed class RecordTests
{
    private static readonly RecordKind<Sample> s_kind = new("sample", "Mix", 3);

    [Test]
    public void A_record_comes_back_as_it_was_saved()
    {
        using var folder = new TemporaryDirectory();
        new Records(folder.Path).Save(s_kind, new(new(10), new(31), SwupdHash.Zero));
        Assert.That(new Records(folder.Path).Load(s_kind), Is.EqualTo(new Sample(new(10), new(31), SwupdHash.Zero)));
    }

    [Test]
    public void Versions_are_plain_numbers_in_it()
    {
        using var folder = new TemporaryDirectory();
        new Records(folder.Path).Save(s_kind, new(new(10), new(31), SwupdHash.Zero));
        Assert.That(
            File.ReadAllText(folder["sample.json"]),
            Does.Contain("\"schema\": 3").And.Contain("\"version\": 10").And.Contain("\"format\": 31")
        );
    }

    [Test]
    public void Fetched_content_survives_the_way_to_disk()
    {
        using var folder = new TemporaryDirectory();
        var kind = new RecordKind<FetchedContent>("content", "Content");
        var package = new ContentPackage(
            new Nevra("edit", 1, "3.0", "2", "noarch"),
            new string('a', 64),
            42,
            "/packages/edit.rpm",
            "/packages"
        );
        new Records(folder.Path).Save(kind, new([package], ["/packages/edit.rpm"]));
        var loaded = new Records(folder.Path).Load(kind);
        Assert.That((loaded.Packages.Single(), loaded.Paths.Single()), Is.EqualTo((package, "/packages/edit.rpm")));
    }

    [Test]
    public void A_missing_record_names_the_target_that_makes_it()
    {
        using var folder = new TemporaryDirectory();
        Assert.That(
            Assert.Throws<RecordException>(() => new Records(folder.Path).Load(s_kind))!.Advice,
            Is.EqualTo("Run the target Mix first.")
        );
    }

    [TestCase("{ \"schema\": 2, \"value\": {} }", "schema 2")]
    [TestCase("{ \"schema\": 3, \"value\": { \"version\": \"ten\" } }", "damaged")]
    [TestCase("{ \"schema\": 3 }", "damaged")]
    [TestCase("{ \"sch", "damaged")]
    [TestCase("[]", "damaged")]
    public void A_record_that_cannot_be_read_is_told_why(string text, string why)
    {
        using var folder = new TemporaryDirectory();
        File.WriteAllText(folder["sample.json"], text);
        Assert.That(
            Assert.Throws<RecordException>(() => new Records(folder.Path).Load(s_kind))!.Message,
            Does.Contain(why).And.Contain("Run the target Mix again.")
        );
    }

    private sealed record Sample(StreamVersion Version, FormatNumber Format, SwupdHash Hash);
}
