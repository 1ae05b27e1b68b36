namespace DistroFactory.Connections.Git;

/// <summary>What the address of a repository held in front of its host. A secret: it is sent to that host, and kept nowhere.</summary>
/// <param name="User">The name, or a token in its place.</param>
/// <param name="Password">The password, or a token; null: none was given.</param>
public sealed record GitLogin(string User, string? Password)
{
    /// <summary>Never shows either.</summary>
    public override string ToString() => nameof(GitLogin);
}
