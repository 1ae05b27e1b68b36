using DistroFactory.Connections.Web;
using DistroFactory.Foundation;
using DistroFactory.Session;
using DistroFactory.Testing;
using DistroFactory.Testing.Loopback;

namespace DistroFactory.Tests.Connections.Web;

/// <summary>The factory's own requests heed the proxy that the environment or the configuration names, as curl would.</summary>
public sealed class EnvironmentProxyTests
{
    [TestCase("http_proxy=http://proxy:3128", "http://acme.example/", "http://proxy:3128/")]
    [TestCase("HTTP_PROXY=http://proxy:3128", "http://acme.example/", "http://proxy:3128/")]
    [TestCase("http_proxy=http://lower:1 HTTP_PROXY=http://upper:1", "http://acme.example/", "http://lower:1/")]
    [TestCase("http_proxy=http://proxy:3128", "https://acme.example/", null)]
    [TestCase("https_proxy=proxy:3128", "https://acme.example/", "http://proxy:3128/")]
    [TestCase("HTTPS_PROXY=http://proxy:3128", "https://acme.example/", "http://proxy:3128/")]
    [TestCase("all_proxy=socks5h://proxy:1080", "https://acme.example/", "socks5://proxy:1080/")]
    [TestCase("ALL_PROXY=http://proxy:1 https_proxy=http://other:1", "https://acme.example/", "http://other:1/")]
    [TestCase("http_proxy= all_proxy=http://proxy:1", "http://acme.example/", "http://proxy:1/")]
    [TestCase("http_proxy=http://proxy:1 no_proxy=acme.example", "http://acme.example/", null)]
    [TestCase("http_proxy=http://proxy:1 no_proxy=acme.example", "http://git.ACME.example/", null)]
    [TestCase("http_proxy=http://proxy:1 no_proxy=acme.example", "http://notacme.example/", "http://proxy:1/")]
    [TestCase("http_proxy=http://proxy:1 NO_PROXY=localhost,.acme.example", "http://acme.example/", null)]
    [TestCase("http_proxy=http://proxy:1 no_proxy=acme.example:8080", "http://acme.example:8080/", null)]
    [TestCase("http_proxy=http://proxy:1 no_proxy=acme.example:8080", "http://acme.example/", "http://proxy:1/")]
    [TestCase("http_proxy=http://proxy:1 no_proxy=*", "http://acme.example/", null)]
    [TestCase("http_proxy=http://proxy:1 no_proxy=10.0.0.0/8", "http://10.1.2.3/", null)]
    [TestCase("http_proxy=http://proxy:1 no_proxy=10.0.0.0/8,::1", "http://[::1]/", null)]
    [TestCase("http_proxy=http://proxy:1 no_proxy=10.0.0.0/8", "http://11.1.2.3/", "http://proxy:1/")]
    [TestCase("http_proxy=http://proxy:1 no_proxy=192.168.1.1", "http://192.168.1.1:8080/", null)]
    public void A_proxy_is_chosen_as_curl_chooses_it(string variables, string address, string? proxy) =>
        Assert.That(Of(variables).GetProxy(new(address))?.AbsoluteUri, Is.EqualTo(proxy));

    [Test]
    public void A_proxy_may_have_a_name_and_a_password()
    {
        var proxy = Of("http_proxy=http://anna:s%3acret@proxy:3128");
        var credential = proxy.Credentials!.GetCredential(proxy.GetProxy(new("http://acme.example/"))!, "Basic")!;
        Assert.That((credential.UserName, credential.Password), Is.EqualTo(("anna", "s:cret")));
    }

    [Test]
    public void What_is_no_proxy_is_an_error_that_names_the_variable() =>
        Assert.That(
            () => Of("http_proxy=ftp://proxy").GetProxy(new("http://acme.example/")),
            Throws.InstanceOf<NetworkException>().With.Message.Contains("the proxy in http_proxy")
        );

    [Test]
    public async Task A_request_goes_to_the_proxy()
    {
        using var proxy = new LoopbackServer(_ => LoopbackAnswer.Of("31000\n"));
        using var request = new HttpRequestMessage(HttpMethod.Get, "http://download.acme.example/latest");
        var answer = await RetryingClient
            .Create(null, Of($"http_proxy={proxy.Address}"))
            .ReadAsync(request, 1 << 20, CancellationToken.None);
        Assert.That(answer, Is.EqualTo("31000\n"u8.ToArray()));
        Assert.That(proxy.Requests.Single().Path, Is.EqualTo("http://download.acme.example/latest"));
    }

    [Test]
    public async Task A_request_by_https_asks_the_proxy_for_a_connection()
    {
        using var proxy = new LoopbackServer(_ => LoopbackAnswer.Refusal(403));
        var client = RetryingClient.Create(null, Of($"https_proxy={proxy.Address}"), Quick.RetryPolicy);
        await Assert.ThrowsAsync<NetworkException>(() =>
            client.AttemptAsync(
                "asking",
                token => client.ReadAsync(new(HttpMethod.Get, "https://download.acme.example/latest"), 1 << 20, token),
                CancellationToken.None
            )
        );
        Assert.That(
            proxy.Requests.Select(request => (request.Method, request.Path)),
            Does.Contain(("CONNECT", "download.acme.example:443"))
        );
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task The_proxy_of_the_configuration_is_that_of_the_factory_s_own_requests(bool isShell)
    {
        using var proxy = new LoopbackServer(request =>
            LoopbackAnswer.Of(request.Path.EndsWith("/latest", StringComparison.Ordinal) ? "31000\n" : "30\n")
        );
        using var directory = new TemporaryDirectory();
        AtomicFile.WriteAllText(
            directory[isShell ? "config/config.sh" : "config/distro.yaml"],
            isShell
                ? "DISTRO_NAME=acme\nDISTRO_URL=https://acme.example\nMIX_ENGINE=embedded\n"
                    + "CLR_PUBLIC_DL_URL=http://download.acme.example\nexport "
                    + $"http_proxy={proxy.Address} no_proxy=localhost\n"
                : "name: acme\nurl: https://acme.example\nmode: downstream\nupstream: { url: "
                    + $"\"http://download.acme.example\" }}\nvariables: {{ http_proxy: \"{proxy.Address}\", no_proxy: localhost "
                    + "}\n"
        );
        var log = new RecordedLog();
        using var session = new ReleaseSession(new() { Config = directory["config"], FactoryRoot = directory["factory"] }, log);
        await session.PrintPlanAsync();
        Assert.That(
            proxy.Requests.Select(request => request.Path),
            Is.EqualTo(new[] { "http://download.acme.example/latest", "http://download.acme.example/update/31000/format" })
        );
        Assert.That(log.ToString(), Does.Contain("Version       31000010"));
    }

    private static EnvironmentProxy Of(string variables)
    {
        var values = variables.Split(' ').Select(variable => variable.Split('=', 2)).ToDictionary(words => words[0], words => words[1]);
        return new(values.GetValueOrDefault);
    }
}
