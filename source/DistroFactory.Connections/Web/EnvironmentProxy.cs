using System.Net;

namespace DistroFactory.Connections.Web;

/// <summary>
/// The proxy that environment variables name, by the rules that <c>curl</c> has for them: <c>http_proxy</c> and <c>https_proxy</c> by the
/// scheme of the address, else <c>all_proxy</c>, and <c>no_proxy</c> for whom none is used; lower case before upper case.
/// </summary>
public sealed class EnvironmentProxy : IWebProxy
{
    private readonly Func<string, string?> _variable;
    private readonly NoProxyList _direct;

    /// <param name="variable">Value of a variable; null: it is not set.</param>
    public EnvironmentProxy(Func<string, string?> variable)
    {
        _variable = variable;
        _direct = NoProxyList.Parse(Find("no_proxy").Value ?? "");
    }

    /// <summary>The names in lower case.</summary>
    public static IReadOnlyList<string> Names { get; } = ["http_proxy", "https_proxy", "all_proxy", "no_proxy"];

    /// <summary>As the environment of this process says.</summary>
    public static EnvironmentProxy OfProcess { get; } = new(Environment.GetEnvironmentVariable);

    /// <summary>As some variables say, and the environment of this process where they say nothing.</summary>
    public static EnvironmentProxy Of(IReadOnlyDictionary<string, string> variables) =>
        new(name => variables.TryGetValue(name, out var value) ? value : Environment.GetEnvironmentVariable(name));

    /// <summary>Name and password, from the address of the proxy itself.</summary>
    public ICredentials? Credentials { get; set; } = new AddressCredentials();

    /// <inheritdoc/>
    /// <exception cref="NetworkException">The variable holds no address.</exception>
    public Uri? GetProxy(Uri destination)
    {
        ArgumentNullException.ThrowIfNull(destination);
        if (_direct.Has(destination))
            return null;
        var (name, value) = Find($"{destination.Scheme}_proxy") is { Value: not null } own ? own : Find("all_proxy");
        return value is null ? null : Read(name, value);
    }

    /// <inheritdoc/>
    public bool IsBypassed(Uri host) => GetProxy(host) is null;

    private (string Name, string? Value) Find(string name) =>
        new[] { name, name.ToUpperInvariant() }
            .Select(candidate => (candidate, _variable(candidate)))
            .FirstOrDefault(found => found.Item2 is { Length: > 0 });

    private static Uri Read(string name, string value)
    {
        var text = value.Trim();
        text = text.Contains("://", StringComparison.Ordinal) ? text : $"http://{text}";
        // Names are resolved by the proxy either way.
        text = text.StartsWith("socks5h://", StringComparison.OrdinalIgnoreCase) ? $"socks5://{text["socks5h://".Length..]}" : text;
        return
            Uri.TryCreate(text, UriKind.Absolute, out var address)
            && address.Scheme is "http" or "https" or "socks4" or "socks4a" or "socks5"
            && address.Host.Length > 0
            ? address
            : throw new NetworkException(
                $"Reading the proxy in {name}",
                $"'{WebAddress.Shown(value)}' is no address of a proxy",
                $"Set {name} to http://HOST:PORT, or leave it away."
            );
    }

    private sealed class AddressCredentials : ICredentials
    {
        public NetworkCredential? GetCredential(Uri uri, string authType)
        {
            var words = uri.UserInfo.Split(':', 2);
            return words[0].Length == 0
                ? null
                : new(Uri.UnescapeDataString(words[0]), Uri.UnescapeDataString(words.ElementAtOrDefault(1) ?? ""));
        }
    }
}
