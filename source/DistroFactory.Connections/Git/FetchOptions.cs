namespace DistroFactory.Connections.Git;

/// <summary>How a repository is fetched.</summary>
/// <param name="Token">Access token for https; a secret. Null: git's own credential helpers are asked.</param>
public sealed record FetchOptions(string? Token = null)
{
    /// <summary>What the address of the repository held in front of its host, where the address itself is not at hand any more.</summary>
    public GitLogin? Login { get; init; }

    /// <summary>Never shows the token.</summary>
    public override string ToString() => $"{nameof(FetchOptions)} {{ Token = {(Token is null ? "none" : "***")} }}";
}
