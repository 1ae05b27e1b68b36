using DistroFactory.Connections.Commands;
using DistroFactory.Connections.Git;
using DistroFactory.Testing;
using DistroFactory.Testing.Loopback;

namespace DistroFactory.Tests.Connections.Git;

/// <summary>A token is shown to the server it is for, and to no other.</summary>
[TestFixture]
public sealed class RepositoryTokensTests
{
    private static readonly string s_authorization = "Basic " + Convert.ToBase64String("x-access-token:s3cret"u8);

    [TestCase("https://git.acme.example/acme.git", "https://git.acme.example/bundles.git", "s3cret")]
    [TestCase("https://git.acme.example/acme.git", "https://GIT.acme.example:443/bundles.git", "s3cret")]
    [TestCase("https://git.acme.example/acme.git", "https://github.com/acme/bundles.git", null)]
    [TestCase("https://git.acme.example/acme.git", "http://git.acme.example/bundles.git", null)]
    [TestCase("https://git.acme.example/acme.git", "https://git.acme.example:8443/bundles.git", null)]
    [TestCase("/srv/acme", "https://git.acme.example/bundles.git", null)]
    public void A_bundles_repository_gets_the_token_of_the_config_repository_on_the_same_server_only(
        string config,
        string bundles,
        string? expected
    ) => Assert.That(new RepositoryTokens("s3cret", null).ForBundles(config, bundles).Token, Is.EqualTo(expected));

    [Test]
    public void A_bundles_repository_may_have_a_token_of_its_own() =>
        Assert.That(
            new RepositoryTokens("s3cret", "other").ForBundles("https://a.example/x", "https://b.example/y").Token,
            Is.EqualTo("other")
        );

    [Test]
    public async Task A_server_that_asks_gets_the_token()
    {
        using var server = new LoopbackServer(_ =>
            LoopbackAnswer.Of("who are you?", status: 401) with
            {
                Headers = [("WWW-Authenticate", "Basic realm=git")],
            }
        );
        await Refused(server.Address);
        Assert.That(server.Requests.Select(request => request.Header("Authorization")), Has.Some.EqualTo(s_authorization));
    }

    [Test]
    public async Task A_server_that_was_redirected_to_does_not_get_it()
    {
        using var other = new LoopbackServer(_ =>
            LoopbackAnswer.Of("who are you?", status: 401) with
            {
                Headers = [("WWW-Authenticate", "Basic realm=git")],
            }
        );
        using var server = new LoopbackServer(request =>
            LoopbackAnswer.Of("over there", status: 302) with
            {
                Headers = [("Location", new Uri(other.Address, request.Path).AbsoluteUri)],
            }
        );
        await Refused(server.Address);
        Assert.That(other.Requests.Select(request => request.Header("Authorization")), Is.Not.Empty.And.None.EqualTo(s_authorization));
    }

    private static async Task Refused(Uri server)
    {
        using var folder = new TemporaryDirectory();
        await Assert.ThrowsAsync<RepositoryException>(() =>
            new ConfigRepository(new CommandRunner()).FetchAsync($"{server}acme.git", folder["checkout"], new FetchOptions("s3cret"))
        );
    }
}
