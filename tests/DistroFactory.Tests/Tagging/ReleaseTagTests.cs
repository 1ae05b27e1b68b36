using DistroFactory.Repositories;
using DistroFactory.Tagging;
using DistroFactory.Testing;
using LibGit2Sharp;

namespace DistroFactory.Tests.Tagging;

public sealed class ReleaseTagTests
{
    private TemporaryDirectory _directory = null!;

    [SetUp]
    public void SetUp() => _directory = new();

    [TearDown]
    public void TearDown() => _directory.Dispose();

    [Test]
    public void The_commit_of_a_release_gets_an_annotated_tag()
    {
        var config = Commit("one");

        var outcome = ReleaseTag.Apply(config, "acme", new(10));

        using var repository = new Repository(_directory.Path);
        Assert.Multiple(() =>
        {
            Assert.That(outcome.Tag, Is.EqualTo("10"));
            Assert.That(repository.Tags["10"].IsAnnotated);
            Assert.That(repository.Tags["10"].PeeledTarget.Sha, Is.EqualTo(config.Commit));
        });
    }

    [Test]
    public void A_tag_that_is_there_already_is_fine()
    {
        var config = Commit("one");
        ReleaseTag.Apply(config, "acme", new(10));

        Assert.That(ReleaseTag.Apply(config, "acme", new(10)).Sentence, Does.Contain("already"));
    }

    [Test]
    public void A_tag_is_never_moved_to_another_commit()
    {
        var first = Commit("one");
        ReleaseTag.Apply(first, "acme", new(10));
        var second = Commit("two");

        Assert.That(() => ReleaseTag.Apply(second, "acme", new(10)), Throws.TypeOf<TagException>().With.Message.Contains("never moved"));
        using var repository = new Repository(_directory.Path);
        Assert.That(repository.Tags["10"].PeeledTarget.Sha, Is.EqualTo(first.Commit));
    }

    [Test]
    public void A_configuration_that_is_not_committed_is_not_tagged()
        => Assert.That(ReleaseTag.Apply(Commit("one") with { IsClean = false }, "acme", new(10)).Tag, Is.Null);

    [Test]
    public void A_sub_directory_of_another_repository_is_not_tagged()
    {
        var config = Commit("one");
        Directory.CreateDirectory(_directory["inside"]);

        Assert.That(ReleaseTag.Apply(config with { Folder = _directory["inside"] }, "acme", new(10)).Tag, Is.Null);
    }

    private FetchedRepository Commit(string text)
    {
        using var repository = new Repository(Repository.Init(_directory.Path));
        File.WriteAllText(_directory["distro.yaml"], text);
        LibGit2Sharp.Commands.Stage(repository, "*");
        var author = new Signature("A", "a@example.test", DateTimeOffset.UnixEpoch);
        var commit = repository.Commit(text, author, author);
        return new(_directory.Path, _directory.Path, commit.Sha, IsClean: true, _directory.Path);
    }
}
