using System.Collections.Immutable;
using DistroFactory.Connections.Koji.XmlRpc;
using DistroFactory.Connections.Web;
using DistroFactory.Foundation;
using DistroFactory.Packages;

namespace DistroFactory.Connections.Koji;

/// <summary>The calls of a Koji hub that the factory makes, by XML-RPC. Reading needs no login.</summary>
public sealed class KojiHub : IKojiRepositories
{
    private const string VersionHeader = "Koji-Version";

    // What another attempt cannot change: AuthError, TagError, ActionNotAllowed, AuthExpired, FunctionDeprecated, ParameterError.
    private static readonly ImmutableArray<long> s_enduring = [1002, 1003, 1004, 1007, 1013, 1019];

    private readonly XmlRpcClient _client;

    /// <param name="client">Sends the requests; for a session: with the client's certificate.</param>
    /// <param name="address">Address of the hub, as in <c>https://HOST/kojihub</c>.</param>
    public KojiHub(RetryingClient client, Uri address) =>
        _client = new(client, address, fault => s_enduring.Contains(fault.Code) || IsMissing(fault) || IsUnknownMethod(fault));

    /// <summary>The hub's address as it may be shown.</summary>
    public string Name => _client.Name;

    /// <summary>The session that edits belong to; null: nobody is logged in.</summary>
    internal KojiSession? Session { get; private set; }

    /// <summary>The packages of a tag, of one moment, however long reading takes.</summary>
    /// <param name="tag">Name of the tag.</param>
    /// <param name="architectures">Which packages.</param>
    /// <param name="inherit">Whether also what the tag inherits.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="FactoryException">There is no such tag, or the hub does not let it be read.</exception>
    /// <exception cref="NetworkException">The hub cannot be reached, or has a problem.</exception>
    public async Task<KojiTagContent> ListTaggedAsync(
        string tag,
        ImmutableArray<string> architectures,
        bool inherit,
        CancellationToken cancellation = default
    )
    {
        var what = $"Listing tag {tag} of {Name}";
        var last = (await CallAsync(what, new("tagLastChangeEvent", tag), cancellation).ConfigureAwait(false)).Value as long?;
        var call = new XmlRpcCall("listTaggedRPMS", tag).With(
            ("latest", true),
            ("inherit", inherit),
            ("arch", architectures),
            ("event", last)
        );
        var answer = await CallAsync(what, call, cancellation).ConfigureAwait(false);
        return Understand(
            what,
            () =>
                answer.Value is ImmutableArray<object?> and [var rpms, var builds]
                    ? new KojiTagContent(last, [.. XmlRpcStruct.List(rpms).Select(Rpm)], [.. XmlRpcStruct.List(builds).Select(Build)])
                    : throw new FormatException("the answer is not a pair of lists")
        );
    }

    /// <summary>An external repository; null when there is none of that name.</summary>
    /// <exception cref="FactoryException">The hub does not let it be read.</exception>
    /// <exception cref="NetworkException">The hub cannot be reached, or has a problem.</exception>
    public async Task<ExternalRepository?> FindExternalRepositoryAsync(string name, CancellationToken cancellation = default)
    {
        var what = $"Reading external repository {name} of {Name}";
        var answer = await CallAsync(what, new XmlRpcCall("getExternalRepo", name), cancellation).ConfigureAwait(false);
        return answer.Value is null
            ? null
            : Understand(
                what,
                () =>
                    answer.Value is XmlRpcStruct found
                        ? new ExternalRepository(found.Needed("name"), found.Needed("url"))
                        : throw new FormatException("the answer is no struct")
            );
    }

    /// <summary>Points an external repository at another address. Needs a login.</summary>
    public Task EditExternalRepositoryAsync(string name, string url, CancellationToken cancellation = default) =>
        CallAsync(
            $"Editing external repository {name} of {Name}",
            new XmlRpcCall("editExternalRepo", name).With(("url", url)),
            cancellation
        );

    /// <summary>Has the repository of a build tag made again. Needs a login.</summary>
    public async Task RegenerateAsync(string tag, CancellationToken cancellation = default)
    {
        var what = $"Regenerating the repository of {tag} of {Name}";
        var version = (await CallAsync(what, new("getAPIVersion"), cancellation).ConfigureAwait(false)).Header(VersionHeader);
        var call = KojiVersion.RequestsRepositories(version)
            ? new XmlRpcCall("repo.request", tag).With(("min_event", "last"))
            : new XmlRpcCall("newRepo", tag);
        await CallAsync(what, call, cancellation).ConfigureAwait(false);
    }

    /// <summary>Logs in by the certificate that the connection shows.</summary>
    /// <exception cref="FactoryException">The hub does not know the certificate.</exception>
    public async Task LoginAsync(CancellationToken cancellation = default)
    {
        var what = $"Logging in to {Name} by certificate";
        var answer = await CallAsync(what, new XmlRpcCall("sslLogin") { Path = "/ssllogin" }, cancellation).ConfigureAwait(false);
        Session = Understand(
            what,
            () =>
                answer.Value is XmlRpcStruct session
                    ? new KojiSession(
                        session.Number("session-id") ?? throw new FormatException("the answer names no session"),
                        session.Needed("session-key")
                    )
                    : throw new FormatException("the answer is no struct")
        );
    }

    /// <summary>Ends the session.</summary>
    public async Task LogoutAsync(CancellationToken cancellation = default)
    {
        await CallAsync($"Logging out of {Name}", new("logout"), cancellation).ConfigureAwait(false);
        Session = null;
    }

    private async Task<XmlRpcAnswer> CallAsync(string what, XmlRpcCall call, CancellationToken cancellation)
    {
        try
        {
            return await _client.CallAsync(Session?.Sign(call) ?? call, cancellation).ConfigureAwait(false);
        }
        catch (XmlRpcFaultException fault)
        {
            throw new FactoryException(
                what,
                $"the hub says: {fault.Message}",
                IsMissing(fault) ? "Check the name in distro.yaml." : "Check what this user or certificate may do in Koji.",
                fault
            );
        }
    }

    private static KojiRpm Rpm(XmlRpcStruct rpm) =>
        new(
            new Nevra(
                rpm.Needed("name"),
                (int)(rpm.Number("epoch") ?? 0),
                rpm.Needed("version"),
                rpm.Needed("release"),
                rpm.Needed("arch")
            ),
            rpm.Number("build_id") ?? throw new FormatException("a package names no build"),
            rpm.Number("size") ?? 0,
            rpm.Text("payloadhash")?.ToLowerInvariant() ?? ""
        );

    private static KojiBuild Build(XmlRpcStruct build) =>
        new(
            build.Number("build_id") ?? build.Number("id") ?? throw new FormatException("a build has no number"),
            build.Text("package_name") ?? build.Needed("name"),
            build.Needed("version"),
            build.Needed("release"),
            build.Text("volume_name") ?? KojiFiles.DefaultVolume
        );

    private static T Understand<T>(string what, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (FormatException error)
        {
            throw new FactoryException(
                what,
                $"the hub's answer is not understood: {error.Message}",
                "Check that the address is that of a Koji hub.",
                error
            );
        }
    }

    private static bool IsMissing(XmlRpcFaultException fault) =>
        fault.Text.Contains("No such tag", StringComparison.OrdinalIgnoreCase)
        || fault.Text.Contains("No such entry in table", StringComparison.OrdinalIgnoreCase)
        || fault.Text.Contains("No such external repo", StringComparison.OrdinalIgnoreCase);

    private static bool IsUnknownMethod(XmlRpcFaultException fault) =>
        fault.Text.Contains("Invalid method", StringComparison.OrdinalIgnoreCase);
}
