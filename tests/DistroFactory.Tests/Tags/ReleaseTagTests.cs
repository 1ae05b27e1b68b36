using DistroFactory.Connections.Commands;
using DistroFactory.Connections.Git;
using DistroFactory.Model;
using DistroFactory.Tags;
using DistroFactory.Testing;
using LibGit2Sharp;
using FetchOptions = DistroFactory.Connections.Git.FetchOptions;

namespace DistroFactory.Tests.Tags;

public sealed class ReleaseTagTests
{
    private TemporaryDirectory _directory = null!;

    [SetUp]
    public void SetUp() => _directory = new();

    [TearDown]
    public void TearDown() => _directory.Dispose();

    [Test]
    public async Task The_commit_of_a_release_gets_an_annotated_tag()
    {
        var config = Commit("one");

        var outcome = await Apply(config);

        using var repository = new Repository(_directory.Path);
        Assert.Multiple(() =>
        {
            Assert.That(outcome.Tag, Is.EqualTo("10"));
            Assert.That(repository.Tags["10"].IsAnnotated);
            Assert.That(repository.Tags["10"].PeeledTarget.Sha, Is.EqualTo(config.Commit));
        });
    }

    [Test]
    public async Task A_tag_that_is_there_already_is_fine()
    {
        var config = Commit("one");
        await Apply(config);

        Assert.That((await Apply(config)).Sentence, Does.Contain("already"));
    }

    [Test]
    public async Task A_tag_is_never_moved_to_another_commit()
    {
        var first = Commit("one");
        await Apply(first);
        var second = Commit("two");

        Assert.That(async () => await Apply(second), Throws.TypeOf<TagException>().With.Message.Contains("never moved"));
        using var repository = new Repository(_directory.Path);
        Assert.That(repository.Tags["10"].PeeledTarget.Sha, Is.EqualTo(first.Commit));
    }

    [Test]
    public async Task A_configuration_that_is_not_committed_is_not_tagged() =>
        Assert.That((await Apply(Commit("one") with { IsClean = false })).Tag, Is.Null);

    [Test]
    public async Task A_sub_directory_of_another_repository_is_not_tagged()
    {
        var config = Commit("one");
        Directory.CreateDirectory(_directory["inside"]);

        var inside = config with { Folder = _directory["inside"] };
        Assert.That((await Apply(inside)).Tag, Is.Null);
        Assert.That(ReleaseTag.CanApply(inside), Is.False, "a plan promises no tag");
        Assert.That(ReleaseTag.CanApply(config));
    }

    [Test]
    public async Task A_repository_that_was_fetched_by_url_gets_the_tag_pushed()
    {
        var (config, server) = await Fetch();

        var outcome = await Apply(config);

        using var repository = new Repository(server);
        Assert.That(outcome.Tag, Is.EqualTo("10"));
        Assert.That(repository.Tags["10"].PeeledTarget.Sha, Is.EqualTo(config.Commit));
        Assert.That((await Apply(config)).Sentence, Does.Contain("already"));
    }

    [Test]
    public async Task A_tag_that_the_server_has_elsewhere_is_not_moved()
    {
        var (config, server) = await Fetch();
        using var repository = new Repository(server);
        var author = new Signature("A", "a@example.test", DateTimeOffset.UnixEpoch);
        var other = repository.ObjectDatabase.CreateCommit(author, author, "other", repository.Head.Tip.Tree, [], prettifyMessage: false);
        repository.ApplyTag("10", other.Sha);

        Assert.That(async () => await Apply(config), Throws.TypeOf<TagException>().With.Message.Contains("never moved"));
        Assert.That(repository.Tags["10"].PeeledTarget.Sha, Is.EqualTo(other.Sha));
    }

    [Test]
    public async Task A_file_url_of_a_repository_with_a_working_tree_gets_the_tag_too()
    {
        Commit("one");
        using var elsewhere = new TemporaryDirectory();
        var config = await new ConfigRepository(new CommandRunner()).FetchAsync(
            $"file://{_directory.Path}",
            elsewhere["checkout"],
            new FetchOptions()
        );

        await Apply(config);

        using var repository = new Repository(_directory.Path);
        Assert.That(repository.Tags["10"].PeeledTarget.Sha, Is.EqualTo(config.Commit));
    }

    private static Task<TagOutcome> Apply(FetchedRepository config) =>
        new ReleaseTag(new TagPush(new CommandRunner(), new FetchOptions())).ApplyAsync(config, "10", "Release 10 of acme");

    private async Task<(FetchedRepository Config, string Server)> Fetch()
    {
        Commit("one");
        var server = Repository.Clone(_directory.Path, _directory["server.git"], new CloneOptions { IsBare = true });
        var config = await new ConfigRepository(new CommandRunner()).FetchAsync(
            $"file://{server}",
            _directory["checkout"],
            new FetchOptions()
        );
        return (config, server);
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
