using DistroFactory.Connections.Commands;
using DistroFactory.Connections.Koji;
using DistroFactory.Foundation;
using DistroFactory.Steps.Koji;
using DistroFactory.Testing;
using DistroFactory.Tests.Connections.Koji;

namespace DistroFactory.Tests.Steps.Koji;

/// <summary>A Koji site follows its upstream, by the hub or by the command.</summary>
[TestFixture]
[System.Runtime.Versioning.SupportedOSPlatform("linux")]
public sealed class ExternalRepositoryTests
{
    private const string Upstream = "https://mirror.acme.example/clear";
    private const string At31000 = Upstream + "/releases/31000/clear/$arch/os/";
    private const string At31010 = Upstream + "/releases/31010/clear/$arch/os/";

    [TestCase("1.35.0", "repo.request")]
    [TestCase("1.34.2", "newRepo")]
    [TestCase(null, "newRepo")]
    public async Task A_newer_upstream_is_followed_at_the_hub_as_whoever_the_certificate_names(string? version, string regenerate)
    {
        using var site = new KojiSite { ExternalRepository = At31000, Version = version };
        Assert.That(
            $"{await site.FollowAsync(Upstream, 31010)}",
            Is.EqualTo("External repository dist-clear-external-repo now follows upstream version 31010 (before: 31000).")
        );
        Assert.That(site.Hub.ExternalRepository, Is.EqualTo(At31010));
        Assert.That(
            site.Hub.Calls.Select(call => call.Method),
            Is.EqualTo(new[] { "getExternalRepo", "sslLogin", "editExternalRepo", "getAPIVersion", regenerate, "logout" })
        );
        var last = site.Hub.Calls.Single(call => call.Method == regenerate);
        Assert.That(last.Arguments[0], Is.EqualTo("dist-acme-build"));
        if (version == "1.35.0")
            Assert.That(((Dictionary<string, object?>)last.Arguments[1]!)["min_event"], Is.EqualTo("last"));
    }

    [Test]
    public async Task A_call_that_is_sent_again_keeps_its_number_so_that_the_hub_does_it_once()
    {
        using var site = new KojiSite { ExternalRepository = At31000 };
        site.Hub.BreakAfter("editExternalRepo");
        await site.FollowAsync(Upstream, 31010);
        var numbers = site
            .Hub.Server.Requests.Select(request => request.Header("Koji-Session-Callnum"))
            .Where(number => number is not null);
        Assert.That(numbers, Is.EqualTo(new[] { "0", "0", "1", "2", "3" }));
    }

    [Test]
    public async Task The_same_version_leaves_everything_as_it_is_and_needs_no_login()
    {
        using var site = new KojiSite { ExternalRepository = At31000 };
        Assert.That(
            $"{await site.FollowAsync(Upstream, 31000)}",
            Is.EqualTo("Nothing to do: external repository dist-clear-external-repo is at upstream version 31000 already.")
        );
        Assert.That(site.Hub.Calls.Select(call => call.Method), Is.EqualTo(new[] { "getExternalRepo" }));
    }

    [Test]
    public async Task An_upstream_that_went_back_is_not_followed()
    {
        using var site = new KojiSite { ExternalRepository = At31010 };
        Assert.That(
            $"{await site.FollowAsync(Upstream, 31000)}",
            Does.StartWith("Nothing to do").And.EndWith("and upstream says that 31000 is the latest.")
        );
        Assert.That(site.Hub.ExternalRepository, Is.EqualTo(At31010));
    }

    [Test]
    public async Task A_certificate_that_the_hub_does_not_know_is_refused_at_once()
    {
        using var site = new KojiSite(knowsCertificate: false) { ExternalRepository = At31000 };
        var error = (await Assert.ThrowsAsync<FactoryException>(() => site.FollowAsync(Upstream, 31010)))!;
        Assert.That(
            error.Message,
            Does.StartWith($"Logging in to {site.Hub.Hub} by certificate: the hub says: could not verify client")
                .And.Contain("what this user or certificate may do")
        );
        Assert.That(site.Hub.ExternalRepository, Is.EqualTo(At31000));
    }

    [TestCase(null, "there is none of that name")]
    [TestCase("https://elsewhere.example/os/", "its address https://elsewhere.example/os/ names no version")]
    public async Task A_repository_that_cannot_be_followed_is_an_error_that_says_why(string? url, string why)
    {
        using var site = new KojiSite { ExternalRepository = url };
        Assert.That((await Assert.ThrowsAsync<FactoryException>(() => site.FollowAsync(Upstream, 31010)))!.Message, Does.Contain(why));
    }

    [Test]
    public async Task The_command_makes_the_calls_of_the_original()
    {
        using var koji = new KojiScript { ExternalRepository = At31000 };
        using var folder = new TemporaryDirectory();
        var follower = new ExternalRepositoryFollower(
            new KojiCommand(new CommandRunner(), koji.Program),
            "dist-clear-external-repo",
            "dist-acme",
            folder["pending"]
        );
        await follower.FollowAsync(Upstream, new(31010));
        await follower.FollowAsync(Upstream, new(31010));
        Assert.That(koji.ExternalRepository, Is.EqualTo(At31010));
        Assert.That(
            koji.Calls,
            Is.EqualTo(
                new[]
                {
                    "list-external-repos --name=dist-clear-external-repo --quiet",
                    $"edit-external-repo --url={At31010} dist-clear-external-repo",
                    "regen-repo dist-acme-build",
                    "list-external-repos --name=dist-clear-external-repo --quiet",
                }
            )
        );
    }

    [Test]
    public void A_file_that_is_no_certificate_is_refused_with_its_name()
    {
        using var folder = new TemporaryDirectory();
        File.WriteAllText(folder["client.pem"], "nothing");
        Assert.That(
            () => KojiAdministration.Open(new("https://koji.acme.example/kojihub"), folder["client.pem"], null, null, null),
            Throws.InstanceOf<FactoryException>().With.Message.Contains("client.pem").And.Message.Contains("private key in the same file")
        );
    }
}
