using DistroFactory.Connections.GitHub;
using DistroFactory.Connections.Web;
using DistroFactory.Foundation;
using DistroFactory.Steps.Trigger;
using DistroFactory.Testing.Loopback;
using DistroFactory.Tests.Connections.GitHub;
using DistroFactory.Tests.Connections.Web;

namespace DistroFactory.Tests.Steps.Trigger;

/// <summary>What CI servers are told when a release is needed.</summary>
[TestFixture]
public sealed class TriggerTests
{
    [Test]
    public async Task A_workflow_is_dispatched_with_its_inputs()
    {
        using var github = new LoopbackServer(_ => LoopbackAnswer.Refusal(204));
        var trigger = new WorkflowTrigger(
            TriggerAddress.Parse("github:acme/factory/release.yml@main?namespace=acme&force=true"),
            new GitHubApi(Quick.Client(), github.Address.AbsoluteUri, "s3cret")
        );
        await trigger.FireAsync();
        var request = github.Requests.Single();
        Assert.Multiple(() =>
        {
            Assert.That(
                (request.Method, request.Path),
                Is.EqualTo(("POST", "/repos/acme/factory/actions/workflows/release.yml/dispatches"))
            );
            Assert.That(request.Text, Is.EqualTo("{\"ref\":\"main\",\"inputs\":{\"namespace\":\"acme\",\"force\":\"true\"}}"));
            Assert.That(request.Header("Authorization"), Does.EndWith(" s3cret"));
        });
    }

    [Test]
    public async Task A_workflow_that_does_not_exist_is_told_so()
    {
        using var github = new LoopbackServer(_ => TestGitHub.Json(new { message = "Not Found" }, 404));
        var trigger = new WorkflowTrigger(
            TriggerAddress.Parse("github:acme/factory/release.yml@main"),
            new GitHubApi(Quick.Client(), github.Address.AbsoluteUri, "s3cret")
        );
        Assert.That(
            (await Assert.ThrowsAsync<FactoryException>(() => trigger.FireAsync()))!.Message,
            Does.StartWith("Starting workflow acme/factory/release.yml at main on GitHub: GitHub knows no such thing")
        );
    }

    [Test]
    public async Task A_pipeline_of_gitlab_is_started_with_its_variables()
    {
        using var gitlab = new LoopbackServer(_ =>
            TestGitHub.Json(new { id = 5, web_url = "https://gitlab.acme.example/pipelines/5" }, 201)
        );
        var trigger = Triggers.Create(
            TriggerAddress.Parse($"gitlab:{gitlab.Address}api/v4/projects/7@main?NAMESPACE=acme"),
            "s3cret",
            Quick.Client()
        );
        Assert.That(await trigger.FireAsync(), Is.EqualTo("https://gitlab.acme.example/pipelines/5"));
        var request = gitlab.Requests.Single();
        Assert.That(
            (request.Path, request.Text),
            Is.EqualTo(("/api/v4/projects/7/trigger/pipeline", "token=s3cret&ref=main&variables%5BNAMESPACE%5D=acme"))
        );
    }

    [TestCase("", "/job/acme/build")]
    [TestCase("?NAMESPACE=acme", "/job/acme/buildWithParameters")]
    public async Task A_job_of_jenkins_is_started_as_a_user(string parameters, string path)
    {
        using var jenkins = new LoopbackServer(_ =>
            LoopbackAnswer.Refusal(201) with
            {
                Headers = [("Location", "https://jenkins.acme.example/queue/item/3/")],
            }
        );
        var trigger = Triggers.Create(
            TriggerAddress.Parse($"jenkins:{jenkins.Address}job/acme/{parameters}"),
            "robot:s3cret",
            Quick.Client()
        );
        Assert.That(await trigger.FireAsync(), Is.EqualTo("https://jenkins.acme.example/queue/item/3/"));
        var request = jenkins.Requests.Single();
        Assert.That(
            (request.Path, request.Text, request.Header("Authorization")),
            Is.EqualTo((path, parameters.TrimStart('?'), "Basic " + Convert.ToBase64String("robot:s3cret"u8)))
        );
    }

    [Test]
    public async Task A_server_that_refuses_is_an_error_without_the_token()
    {
        using var jenkins = new LoopbackServer(_ => LoopbackAnswer.Refusal(403));
        var error = (
            await Assert.ThrowsAsync<NetworkException>(() =>
                Triggers.Create(TriggerAddress.Parse($"jenkins:{jenkins.Address}job/acme"), "s3cret", Quick.Client()).FireAsync()
            )
        )!;
        Assert.That(error.ToString(), Does.Contain("403").And.Contain("Check the name and password, token").And.Not.Contain("s3cret"));
    }

    [TestCase("github:acme/factory/release.yml@main")]
    [TestCase("gitlab:acme/factory@main")]
    public async Task What_needs_a_token_says_how_to_give_one(string address)
    {
        var trigger = Triggers.Create(TriggerAddress.Parse(address), null, Quick.Client());
        Assert.That((await Assert.ThrowsAsync<TriggerException>(() => trigger.FireAsync()))!.Advice, Does.Contain("--trigger-token"));
    }

    [TestCase("github:acme/factory@main")]
    [TestCase("github:acme/factory/release.yml")]
    [TestCase("gitlab:acme/factory")]
    [TestCase("gitlab:ftp://x/y@main")]
    [TestCase("jenkins:acme")]
    [TestCase("travis:acme")]
    [TestCase("")]
    public void What_names_nothing_is_refused_with_the_right_forms(string text) =>
        Assert.That(
            () => TriggerAddress.Parse(text),
            Throws
                .InstanceOf<TriggerException>()
                .With.Message.Contains("github:OWNER/REPOSITORY/WORKFLOW.yml@REF")
                .And.Property("ExitCode")
                .EqualTo(FactoryExitCode.Usage)
        );

    [Test]
    public void A_password_in_an_address_is_no_reference() =>
        Assert.That(
            TriggerAddress.Parse("gitlab:https://a:b@gitlab.acme.example/api/v4/projects/7@main")
                is { Place: "https://a:b@gitlab.acme.example/api/v4/projects/7", Reference: "main" }
        );

    [TestCase("github:acme/factory/release.yml@main", 500)]
    [TestCase("gitlab:{0}api/v4/projects/7@main", 502)]
    [TestCase("jenkins:{0}job/acme", 504)]
    public async Task A_server_that_may_have_accepted_is_not_asked_twice(string address, int status)
    {
        using var server = new LoopbackServer(_ => LoopbackAnswer.Refusal(status));

        var error = await Assert.ThrowsAsync<NetworkException>(() => Trigger(address, server.Address).FireAsync());

        Assert.Multiple(() =>
        {
            Assert.That(server.Requests, Has.Count.EqualTo(1));
            Assert.That(error!.Advice, Does.Contain("may have accepted"));
        });
    }

    [TestCase("github:acme/factory/release.yml@main", 503)]
    [TestCase("gitlab:{0}api/v4/projects/7@main", 429)]
    [TestCase("jenkins:{0}job/acme", 503)]
    public async Task A_server_that_says_it_did_not_accept_is_asked_again(string address, int status)
    {
        LoopbackServer? server = null;
        using (server = new LoopbackServer(_ => server!.Requests.Count > 1 ? LoopbackAnswer.Refusal(204) : LoopbackAnswer.Refusal(status)))
        {
            await Trigger(address, server.Address).FireAsync();
            Assert.That(server.Requests, Has.Count.EqualTo(2));
        }
    }

    [Test]
    public async Task A_server_that_does_not_answer_may_have_accepted_and_one_that_is_not_there_has_not()
    {
        using var mute = new LoopbackServer(_ => LoopbackAnswer.Broken(Breakage.KeepsSilent));
        var said = new List<string>();

        var unknown = await Assert.ThrowsAsync<NetworkException>(() =>
            Trigger("jenkins:{0}job/acme", mute.Address, Quick.Impatience).FireAsync()
        );
        var nobody = await Assert.ThrowsAsync<NetworkException>(() =>
            Triggers
                .Create(TriggerAddress.Parse($"jenkins:{LoopbackServer.Nobody()}job/acme"), "s3cret", Quick.Client(said.Add))
                .FireAsync()
        );

        Assert.Multiple(() =>
        {
            Assert.That(
                (mute.Requests.Count, unknown!.Advice),
                Is.EqualTo((1, "The server may have accepted it all the same: look there before you try again."))
            );
            Assert.That(
                (said.Count, nobody!.Advice),
                Is.EqualTo(
                    (
                        2,
                        "Check the address in distro.yaml, and that this machine reaches it (a "
                            + "proxy is taken from https_proxy and http_proxy)."
                    )
                )
            );
        });
    }

    private static ITrigger Trigger(string address, Uri server, RetryPolicy? policy = null) =>
        address.StartsWith("github", StringComparison.Ordinal)
            ? new WorkflowTrigger(TriggerAddress.Parse(address), new GitHubApi(Quick.Client(policy: policy), server.AbsoluteUri, "s3cret"))
            : Triggers.Create(
                TriggerAddress.Parse(string.Format(System.Globalization.CultureInfo.InvariantCulture, address, server)),
                "s3cret",
                Quick.Client(policy: policy)
            );
}
