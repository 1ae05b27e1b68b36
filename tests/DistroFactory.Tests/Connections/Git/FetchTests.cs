using DistroFactory.Connections.Commands;
using DistroFactory.Connections.Git;

namespace DistroFactory.Tests.Connections.Git;

[TestFixture]
public sealed class FetchTests
{
    private GitFixture _git = null!;

    [SetUp]
    public void MakeRepository() => _git = new GitFixture();

    [TearDown]
    public void RemoveRepository() => _git.Dispose();

    [Test]
    public async Task A_path_is_used_where_it_is_and_can_be_tagged_while_it_is_clean()
    {
        var fetched = await Fetch(_git.Distro);
        Assert.That(fetched, Is.EqualTo(new FetchedRepository(_git.Distro, _git.Distro, _git.Sha("HEAD"), IsClean: true, _git.Path + "/")));
    }

    [Test]
    public async Task A_path_with_a_change_shows_the_change_and_is_not_clean()
    {
        _git.Write("not committed");
        var fetched = await Fetch(_git.Distro);
        Assert.That((Text(fetched), fetched.IsClean), Is.EqualTo(("not committed", false)));
    }

    [Test]
    public async Task A_change_elsewhere_in_the_repository_does_not_matter()
    {
        await File.WriteAllTextAsync(Path.Combine(_git.Path, "unrelated"), "");
        Assert.That((await Fetch(_git.Distro)).IsClean, Is.True);
    }

    [TestCase("stable", "first")]
    [TestCase("v1", "first")]
    public async Task A_path_with_a_reference_is_its_committed_state(string reference, string text)
    {
        _git.Write("not committed");
        var fetched = await Fetch($"{_git.Distro}#{reference}");
        Assert.That((Text(fetched), fetched.Commit, fetched.IsClean), Is.EqualTo((text, _git.Sha("v1"), true)));
    }

    [Test]
    public async Task A_url_is_cloned_afresh_each_time()
    {
        var first = await Fetch($"file://{_git.Path}");
        await File.WriteAllTextAsync(Path.Combine(first.Folder, "left-over"), "");
        var second = await Fetch($"file://{_git.Path}");
        Assert.That(
            (second.Commit, second.Folder, File.Exists(Path.Combine(second.Folder, "left-over"))),
            Is.EqualTo((_git.Sha("HEAD"), _git.Checkout, false))
        );
    }

    [Test]
    public async Task A_git_daemon_is_asked_too()
    {
        using var daemon = new GitDaemon(_git.Path);
        Assert.That((await Fetch($"{daemon.Address}#v1")).Commit, Is.EqualTo(_git.Sha("v1")));
    }

    [Test]
    public async Task A_commit_is_a_reference_too() =>
        Assert.That((await Fetch($"file://{_git.Path}#{_git.Sha("v1")}")).Commit, Is.EqualTo(_git.Sha("v1")));

    [Test]
    public async Task A_plain_directory_has_no_commit()
    {
        Directory.CreateDirectory(_git["plain"]);
        Assert.That(
            await Fetch(_git["plain"]),
            Is.EqualTo(new FetchedRepository(_git["plain"], _git["plain"], null, IsClean: false, null))
        );
    }

    [Test]
    public async Task An_unknown_reference_is_told_with_those_there_are()
    {
        var error = (await Assert.ThrowsAsync<RepositoryException>(() => Fetch($"file://{_git.Path}#v2")))!;
        Assert.That(
            error.Message,
            Does.Contain($"file://{_git.Path}#v2").And.Contain("no branch, tag or commit 'v2'").And.Contain("stable").And.Contain("v1")
        );
    }

    [TestCase("https://127.0.0.1:1/acme.git")]
    [TestCase("file:///nowhere/acme.git")]
    public async Task A_place_that_cannot_be_reached_is_named(string url) =>
        Assert.That(
            (await Assert.ThrowsAsync<RepositoryException>(() => Fetch(url)))!.Message,
            Does.Contain(url).And.Contain("Check the address")
        );

    [TestCase("/nowhere/at/all", "there is no such directory")]
    [TestCase("ftp://acme.example/config", "git does not know the scheme")]
    [TestCase("", "a place or a reference is missing")]
    public async Task A_source_that_is_none_is_told_why(string source, string why) =>
        Assert.That((await Assert.ThrowsAsync<RepositoryException>(() => Fetch(source)))!.Why, Is.EqualTo(why));

    [Test]
    public void A_password_in_a_url_is_never_shown() =>
        Assert.That(GitSource.Parse("https://me:hidden@acme.example/x.git", "/").ToString(), Does.Not.Contain("hidden"));

    [TestCase("git@acme.example:distro.git", true)]
    [TestCase("ssh://git@acme.example/distro.git", true)]
    [TestCase("https://acme.example/distro.git", false)]
    [TestCase("samples/acme", false)]
    public void Ssh_addresses_are_recognised(string source, bool ssh) => Assert.That(GitSource.Parse(source, "/").IsSsh, Is.EqualTo(ssh));

    private Task<FetchedRepository> Fetch(string source) =>
        new ConfigRepository(new CommandRunner()).FetchAsync(source, _git.Checkout, new FetchOptions());

    private static string Text(FetchedRepository fetched) => File.ReadAllText(Path.Combine(fetched.Folder, "distro.yaml"));
}
