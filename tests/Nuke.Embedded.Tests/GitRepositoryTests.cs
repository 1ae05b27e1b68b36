using System.Diagnostics;
using DistroFactory.Testing;
using Nuke.Common.Git;
using Nuke.Common.IO;

namespace Nuke.Embedded.Tests;

/// <summary>What a build knows of the repository that it lies in, asked of real git.</summary>
public sealed class GitRepositoryTests : IDisposable
{
    private readonly Stage _stage = new();

    public void Dispose() => _stage.Dispose();

    [TestCase("https://git.example/acme/distro.git", GitProtocol.Https, "git.example", "acme/distro")]
    [TestCase("https://robot:s3cr3t@git.example:8443/acme/distro", GitProtocol.Https, "git.example", "acme/distro")]
    [TestCase("git@git.example:acme/distro.git", GitProtocol.Ssh, "git.example", "acme/distro")]
    [TestCase("ssh://git@git.example/acme/distro.git", GitProtocol.Ssh, "git.example", "acme/distro")]
    [TestCase("ssh://git@git.example:2222/acme/distro.git/", GitProtocol.Ssh, "git.example", "acme/distro")]
    [TestCase("git@git.example/acme/distro/", GitProtocol.Ssh, "git.example", "acme/distro")]
    [TestCase("git://git.example/acme/distro", GitProtocol.Ssh, "git.example", "acme/distro")]
    [TestCase("git://git.example:9418/acme/distro.git", GitProtocol.Ssh, "git.example", "acme/distro")]
    public void An_address_is_taken_apart(string url, GitProtocol protocol, string endpoint, string identifier)
    {
        var repository = GitRepository.FromUrl(url, "main");
        Assert.That(
            (repository.Protocol, repository.Endpoint, repository.Identifier, repository.Branch),
            Is.EqualTo((protocol, endpoint, identifier, "main"))
        );
        Assert.That(repository.HttpsUrl, Is.EqualTo($"https://{endpoint}/acme/distro.git"));
        Assert.That($"{repository}", Does.Not.Contain("s3cr3t"));
    }

    [Test]
    public void What_is_no_address_is_refused() =>
        Assert.That(() => GitRepository.FromUrl("nowhere"), Throws.ArgumentException.With.Message.Contains("'nowhere' is no address"));

    [Test]
    public void A_checkout_knows_its_branch_commit_tags_and_remote()
    {
        Git("init", "-q", "-b", "next");
        Git("-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "-q", "--allow-empty", "-m", "first");
        Git("tag", "v1");
        Git("remote", "add", "origin", "git@git.example:acme/distro.git");
        var below = Directory.CreateDirectory(Path.Combine(_stage.Root, "below")).FullName;
        var repository = GitRepository.FromLocalDirectory(AbsolutePath.Create(below));
        Assert.Multiple(() =>
        {
            Assert.That(repository.LocalDirectory?.ToString(), Is.EqualTo(_stage.Root));
            Assert.That((repository.Branch, repository.Head, repository.RemoteName), Is.EqualTo(("next", "refs/heads/next", "origin")));
            Assert.That(repository.Commit, Does.Match("^[0-9a-f]{40}$"));
            Assert.That(repository.Tags, Is.EqualTo(["v1"]));
            Assert.That(
                $"{repository.SetBranch("other")} {repository.SetBranch("other").Branch}",
                Is.EqualTo("git@git.example:acme/distro other")
            );
        });
        Git("checkout", "-q", "--detach");
        Assert.That(GitRepository.FromLocalDirectory(AbsolutePath.Create(below)).Head, Is.EqualTo(repository.Commit));
    }

    [TestCase("https://git.example/acme/distro.git", "https://git.example/acme/distro")]
    [TestCase("git@git.example:acme/distro.git", "git@git.example:acme/distro")]
    public void It_is_written_without_the_end_that_git_adds(string url, string text) =>
        Assert.That($"{GitRepository.FromUrl(url)}", Is.EqualTo(text));

    [Test]
    public void A_repository_without_a_remote_has_no_address()
    {
        Git("init", "-q", "-b", "trunk");
        var repository = GitRepository.FromLocalDirectory(AbsolutePath.Create(_stage.Root));
        Assert.That((repository.HttpsUrl, repository.SshUrl, $"{repository}"), Is.EqualTo(((string?)null, (string?)null, _stage.Root)));
    }

    [Test]
    public void A_CI_server_knows_the_branch_of_the_commit_that_it_checked_out()
    {
        Git("init", "-q", "-b", "trunk");
        _stage.Variables["GITLAB_CI"] = "true";
        _stage.Variables["CI_COMMIT_REF_NAME"] = "refs/heads/next";
        _stage.Variables["CI_COMMIT_SHA"] = "0123456789012345678901234567890123456789";
        Assert.That(_stage.Run<GitBuild>("Where").Output, Does.Contain($"next of {_stage.Root}"));
    }

    [Test]
    public void A_build_is_given_the_repository_of_its_root()
    {
        Git("init", "-q", "-b", "trunk");
        Assert.That(_stage.Run<GitBuild>("Where").Output, Does.Contain($"trunk of {_stage.Root}"));
    }

    [Test]
    public void A_build_outside_of_any_repository_is_warned_and_has_none()
    {
        var outcome = _stage.Run<GitBuild>("Where");
        Assert.That(outcome.ExitCode, Is.EqualTo(64));
        Assert.That(outcome.Output, Does.Contain($"repository has no value: {_stage.Root} lies in no git repository"));
    }

    private void Git(params string[] arguments)
    {
        Tool.Require("git", "git");
        using var git = Process.Start(new ProcessStartInfo("git", ["-C", _stage.Root, .. arguments]))!;
        git.WaitForExit();
        Assert.That(git.ExitCode, Is.Zero);
    }
}
