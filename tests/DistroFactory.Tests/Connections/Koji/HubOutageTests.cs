using System.Text;
using DistroFactory.Connections.Koji;
using DistroFactory.Connections.Web;
using DistroFactory.Content;
using DistroFactory.Testing.Loopback;
using DistroFactory.Tests.Connections.Web;

namespace DistroFactory.Tests.Connections.Koji;

/// <summary>A hub that is not well is an error that says what is wrong with it, never "no content".</summary>
[TestFixture]
public sealed class HubOutageTests
{
    private static readonly byte[] s_page = Encoding.UTF8.GetBytes("<!DOCTYPE html><html><body>Maintenance</body></html>");

    private static IEnumerable<TestCaseData> Outages =>
        [
            new TestCaseData(LoopbackAnswer.Refusal(500), "the server answered 500").SetName("An_internal_error"),
            new TestCaseData(LoopbackAnswer.Refusal(503), "the server answered 503").SetName("A_service_that_is_not_available"),
            new TestCaseData(LoopbackAnswer.Broken(Breakage.Closes), "The response ended prematurely").SetName(
                "A_connection_closed_without_a_word"
            ),
            new TestCaseData(LoopbackAnswer.Broken(Breakage.ClosesHalfway), "The response ended prematurely").SetName(
                "A_connection_closed_in_the_middle"
            ),
            new TestCaseData(LoopbackAnswer.Broken(Breakage.KeepsSilent), "the server did not answer in 1 s").SetName(
                "A_server_that_never_answers"
            ),
            new TestCaseData(LoopbackAnswer.Broken(Breakage.StopsHalfway), "nothing came for").SetName("An_answer_that_stops"),
            new TestCaseData(LoopbackAnswer.Broken(Breakage.Drips, new byte[500]), "bytes came in").SetName("An_answer_that_drips"),
            new TestCaseData(
                TestHub.Xml("<?xml version='1.0'?><methodResponse><params><param>"),
                "the server sent no XML-RPC answer: it is not well-formed XML"
            ).SetName("Half_an_answer"),
            new TestCaseData(LoopbackAnswer.Of(Encoding.UTF8.GetString(s_page), "text/html"), "the server sent no XML-RPC answer").SetName(
                "A_page_for_people"
            ),
            new TestCaseData(TestHub.Xml("<html/>"), "it begins with <html>, not with <methodResponse>").SetName("Another_kind_of_XML"),
            new TestCaseData(
                TestHub.Xml(XmlRpcText.Fault(1014, "database outage")),
                "the server reports: database outage (fault 1014)"
            ).SetName("A_hub_without_its_database"),
        ];

    [TestCaseSource(nameof(Outages))]
    public async Task An_outage_is_tried_again_and_then_an_error(LoopbackAnswer broken, string why)
    {
        using var site = new SampleHub { RetryPolicy = PolicyFor(broken) };
        site.Hub.HubSays(broken, broken, broken);
        var error = (await Assert.ThrowsAsync<NetworkException>(() => site.Content().ListAsync()))!;
        Assert.That(error.Message, Does.StartWith($"Calling tagLastChangeEvent of {site.Hub.Hub}: ").And.Contain(why));
        Assert.That(site.Hub.Calls, Has.Count.EqualTo(3));
    }

    [TestCaseSource(nameof(Outages))]
    public async Task A_short_outage_only_delays(LoopbackAnswer broken, string why)
    {
        using var site = new SampleHub { RetryPolicy = PolicyFor(broken) };
        site.Hub.HubSays(broken);
        Assert.That(await site.Content().ListAsync(), Has.Length.EqualTo(3));
        Assert.That(site.Log, Has.Some.Contains("attempt 1 failed").And.Some.Contains(why));
    }

    [Test]
    public async Task A_hub_that_nobody_serves_is_an_error_that_names_it()
    {
        var nobody = LoopbackServer.Nobody();
        var content = new KojiHubContent(
            new(nobody.AbsoluteUri, "dist-acme", nobody.AbsoluteUri),
            new KojiHub(Quick.Client(), nobody),
            Quick.Cache("/unused")
        );
        var error = (await Assert.ThrowsAsync<NetworkException>(() => new ContentSet([content]).ListAsync()))!;
        Assert.That(
            error.Message,
            Does.Contain(nobody.AbsoluteUri.TrimEnd('/')).And.Contain("refused").And.Contain("this machine reaches it")
        );
    }

    [Test]
    public async Task A_name_that_nobody_knows_is_an_error_that_says_so()
    {
        var hub = new KojiHub(Quick.Client(), new("http://no-such-host.invalid/kojihub"));
        var error = (await Assert.ThrowsAsync<NetworkException>(() => hub.FindExternalRepositoryAsync("x")))!;
        Assert.That(error.Message, Does.Contain("no-such-host.invalid"));
    }

    [Test]
    public async Task Downloads_that_break_go_on_where_they_stopped()
    {
        using var site = new SampleHub();
        var packages = (await site.Content().ListAsync())[..1];
        site.Hub.FilesSay(LoopbackAnswer.Broken(Breakage.ClosesHalfway, site.Hub.Packages[0].Content), LoopbackAnswer.Refusal(503));
        var path = (await site.Content().FetchAsync(packages)).Paths[0];
        Assert.That((await File.ReadAllBytesAsync(path)).SequenceEqual(site.Hub.Packages[0].Content));
        Assert.That(site.Hub.Server.Requests.Last().From, Is.EqualTo(site.Hub.Packages[0].Content.Length / 2));
    }

    [TestCase(Breakage.StopsHalfway)]
    [TestCase(Breakage.Drips)]
    public async Task Downloads_that_stall_are_begun_anew_where_they_stopped(Breakage breakage)
    {
        using var site = new SampleHub { RetryPolicy = Quick.Impatience };
        var packages = (await site.Content().ListAsync())[..1];
        site.Hub.FilesSay(LoopbackAnswer.Broken(breakage, site.Hub.Packages[0].Content));
        var path = (await site.Content().FetchAsync(packages)).Paths[0];
        Assert.That((await File.ReadAllBytesAsync(path)).SequenceEqual(site.Hub.Packages[0].Content));
        Assert.That(site.Hub.Server.Requests.Last().From, Is.GreaterThan(0));
    }

    private static RetryPolicy PolicyFor(LoopbackAnswer broken) =>
        broken.Breakage is Breakage.KeepsSilent or Breakage.StopsHalfway or Breakage.Drips ? Quick.Impatience : Quick.RetryPolicy;
}
