namespace DistroFactory.Connections.Git;

/// <summary>Which repository gets which token. A token is a secret between its owner and one server: no other server is shown it.</summary>
/// <param name="Config">For the config repository; null: git's own credential helpers are asked.</param>
/// <param name="Bundles">For the bundles repository; null: that of the config repository, if it is on the same server.</param>
public sealed record RepositoryTokens(string? Config, string? Bundles)
{
    /// <summary>How the config repository is fetched.</summary>
    public FetchOptions ForConfig => new(Config);

    /// <summary>How a bundles repository is fetched.</summary>
    /// <param name="config">Where the config repository is.</param>
    /// <param name="bundles">Where the bundles repository is.</param>
    public FetchOptions ForBundles(string config, string bundles) => new(Bundles ?? (IsSameServer(config, bundles) ? Config : null));

    /// <summary>Never shows a token.</summary>
    public override string ToString() => nameof(RepositoryTokens);

    /// <summary>Whether two http(s) addresses are on one server: scheme, host and port are the same.</summary>
    internal static bool IsSameServer(string one, string other) =>
        Uri.TryCreate(one, UriKind.Absolute, out var first)
        && Uri.TryCreate(other, UriKind.Absolute, out var second)
        && first.Scheme.StartsWith("http", StringComparison.Ordinal)
        && Uri.Compare(first, second, UriComponents.SchemeAndServer, UriFormat.Unescaped, StringComparison.OrdinalIgnoreCase) == 0;
}
