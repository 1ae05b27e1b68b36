using System.Collections.Concurrent;
using DistroFactory.Testing.Loopback;

namespace DistroFactory.Tests.Connections.Koji;

/// <summary>
/// A Koji hub with its files, over a real connection. It answers what it knows, after whatever a test wants it to say first.
/// </summary>
internal sealed class TestHub : IDisposable
{
    private readonly LoopbackServer _server;
    private readonly ConcurrentQueue<LoopbackAnswer> _hubFirst = [];
    private readonly ConcurrentQueue<LoopbackAnswer> _filesFirst = [];
    private readonly TestHubSession _session = new();
    private string? _breakAfter;

    public TestHub(System.Security.Cryptography.X509Certificates.X509Certificate2? certificate = null) =>
        _server = new(Answer, certificate);

    public Uri Hub => new(_server.Address, "kojihub");

    public string TopUrl => new Uri(_server.Address, "kojifiles").AbsoluteUri;

    public List<HubBuild> Builds { get; } = [];

    public List<HubPackage> Packages { get; } = [];

    /// <summary>What the hub says of its version; null: nothing, as old ones do.</summary>
    public string? Version { get; set; }

    /// <summary>Address of the external repository.</summary>
    public string? ExternalRepository { get; set; }

    /// <summary>Thumbprint of the certificate of the administrator.</summary>
    public string? Administrator { get; init; }

    public LoopbackServer Server => _server;

    /// <summary>The calls so far: method and arguments.</summary>
    public ConcurrentQueue<(string Method, object?[] Arguments)> Calls { get; } = [];

    /// <summary>What the hub says first, before it answers as it should.</summary>
    public TestHub HubSays(params IEnumerable<LoopbackAnswer> answers) => Queue(_hubFirst, answers);

    /// <summary>What the file server says first.</summary>
    public TestHub FilesSay(params IEnumerable<LoopbackAnswer> answers) => Queue(_filesFirst, answers);

    /// <summary>Does what a method asks once, and closes the connection instead of saying so.</summary>
    public void BreakAfter(string method) => _breakAfter = method;

    public static LoopbackAnswer Xml(string text) => LoopbackAnswer.Of(text, "text/xml");

    public void Dispose() => _server.Dispose();

    private TestHub Queue(ConcurrentQueue<LoopbackAnswer> queue, IEnumerable<LoopbackAnswer> answers)
    {
        foreach (var answer in answers)
            queue.Enqueue(answer);
        return this;
    }

    private LoopbackAnswer Answer(LoopbackRequest request)
    {
        if (request.Path.StartsWith("/kojifiles/", StringComparison.Ordinal))
            return _filesFirst.TryDequeue(out var broken) ? broken : ServeFile(request);
        var (method, arguments) = XmlRpcText.Call(request.Text);
        Calls.Enqueue((method, arguments));
        if (_hubFirst.TryDequeue(out var first))
            return first;
        var answer = Xml(Call(request, method, arguments));
        if (_breakAfter == method)
        {
            _breakAfter = null;
            return LoopbackAnswer.Broken(Breakage.Closes);
        }

        return Version is null ? answer : answer with { Headers = [("Koji-Version", Version)] };
    }

    private LoopbackAnswer ServeFile(LoopbackRequest request)
    {
        var found = Packages.FirstOrDefault(package =>
            request.Path.StartsWith($"/kojifiles/{Builds.Single(build => build.Id == package.Build).Directory}/", StringComparison.Ordinal)
            && request.Path.EndsWith($"/{package.Nevra.Arch}/{package.Nevra}.rpm", StringComparison.Ordinal)
        );
        return found is null ? LoopbackAnswer.Refusal(404) : LoopbackAnswer.File(request, found.Content);
    }

    private string Call(LoopbackRequest request, string method, object?[] arguments) =>
        method switch
        {
            "getAPIVersion" => XmlRpcText.Answer(1),
            "tagLastChangeEvent" => Tag(arguments[0], () => 4711),
            "listTaggedRPMS" => Tag(arguments[0], () => List((Dictionary<string, object?>)arguments[1]!)),
            "getExternalRepo" => XmlRpcText.Answer(
                ExternalRepository is null
                    ? null
                    : new Dictionary<string, object?>
                    {
                        ["id"] = 1,
                        ["name"] = arguments[0],
                        ["url"] = ExternalRepository,
                    }
            ),
            "sslLogin" => _session.Login(request, Administrator),
            "editExternalRepo" or "repo.request" or "newRepo" or "logout" => _session.Within(request, () => Edit(method, arguments)),
            _ => XmlRpcText.Fault(1000, $"Invalid method: {method}"),
        };

    private static string Tag(object? tag, Func<object?> answer) =>
        (string?)tag == "dist-acme" ? XmlRpcText.Answer(answer()) : XmlRpcText.Fault(1000, $"No such entry in table tag: {tag}");

    private object?[] List(Dictionary<string, object?> named)
    {
        if (named["latest"] is not true || named["__starstar"] is not true || named["event"] is not 4711L)
            throw new InvalidOperationException("not the call a hub gets");
        var architectures = (object?[])named["arch"]!;
        return
        [
            Packages.Where(package => architectures.Contains(package.Nevra.Arch)).Select(package => package.Describe()).ToArray(),
            Builds.Select(build => build.Describe()).ToArray(),
        ];
    }

    private object? Edit(string method, object?[] arguments)
    {
        if (method == "editExternalRepo")
            ExternalRepository = (string?)((Dictionary<string, object?>)arguments[1]!)["url"];
        return method is "repo.request" ? new Dictionary<string, object?> { ["duplicate"] = false }
            : method is "newRepo" ? 815
            : null;
    }
}
