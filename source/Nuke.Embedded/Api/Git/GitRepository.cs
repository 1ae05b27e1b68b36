using System.Text.RegularExpressions;
using Nuke.Common.CI;
using Nuke.Common.IO;

namespace Nuke.Common.Git;

/// <summary>A git repository: where it comes from and, for one on this machine, where it stands.</summary>
public partial class GitRepository(
    GitProtocol? protocol,
    string? endpoint,
    string? identifier,
    string? branch,
    AbsolutePath? localDirectory,
    string? head,
    string? commit,
    IReadOnlyCollection<string>? tags,
    string? remoteName,
    string? remoteBranch
)
{
    /// <summary>How the remote is reached; null for one on a disk, or none.</summary>
    public GitProtocol? Protocol { get; } = protocol;

    /// <summary>The server of the remote, such as <c>github.com</c>.</summary>
    public string? Endpoint { get; } = endpoint;

    /// <summary>The repository on the server, such as <c>acme/distro</c>.</summary>
    public string? Identifier { get; } = identifier;

    /// <summary>The directory that is checked out.</summary>
    public AbsolutePath? LocalDirectory { get; } = localDirectory;

    /// <summary>What HEAD says: a reference, or a commit when no branch is checked out.</summary>
    public string? Head { get; } = head;

    /// <summary>The commit that is checked out, 40 hexadecimal digits; null before the first.</summary>
    public string? Commit { get; } = commit;

    /// <summary>The tags on the commit.</summary>
    public IReadOnlyCollection<string> Tags { get; } = tags ?? [];

    /// <summary>The remote that the branch follows, else the only one or <c>origin</c>.</summary>
    public string? RemoteName { get; } = remoteName;

    /// <summary>The branch there.</summary>
    public string? RemoteBranch { get; } = remoteBranch;

    /// <summary>The branch that is checked out; null when none is.</summary>
    public string? Branch { get; } = branch;

    /// <summary>The address by https; null when there is no remote. As with NUKE, without a port.</summary>
    public string? HttpsUrl => Endpoint is null ? null : $"https://{Endpoint}/{Identifier}.git";

    /// <summary>The address by ssh; null when there is no remote. As with NUKE, without a port.</summary>
    public string? SshUrl => Endpoint is null ? null : $"git@{Endpoint}:{Identifier}.git";

    /// <summary>A repository on a server.</summary>
    /// <exception cref="ArgumentException">
    /// The address is not one of https, ssh, git, <c>HOST:PATH</c> or <c>USER@HOST/PATH</c>.
    /// </exception>
    public static GitRepository FromUrl(string url, string? branch = null)
    {
        ArgumentNullException.ThrowIfNull(url);
        var (protocol, endpoint, identifier) =
            Parse(url) ?? throw new ArgumentException($"'{url}' is no address of a git repository", nameof(url));
        return new(protocol, endpoint, identifier, branch, null, null, null, null, null, null);
    }

    /// <summary>The repository that a directory lies in.</summary>
    /// <exception cref="ArgumentException">It lies in none, or git is not installed.</exception>
    public static GitRepository FromLocalDirectory(AbsolutePath directory)
    {
        ArgumentNullException.ThrowIfNull(directory);
        var checkout =
            GitCheckout.Of(directory) ?? throw new ArgumentException($"{directory} lies in no git repository", nameof(directory));
        var remote = checkout.RemoteUrl is { } url ? Parse(url) : null;
        // A CI server checks out a commit, and knows of which branch.
        var server = BuildEngine.Run.Host as IBuildServer;
        var branch = server?.Branch is { } built ? BranchPrefix().Replace(built, "") : checkout.Branch;
        return new(
            remote?.Protocol,
            remote?.Endpoint,
            remote?.Identifier,
            branch,
            AbsolutePath.Create(checkout.Directory),
            checkout.Head,
            server?.Commit ?? checkout.Commit,
            checkout.Tags,
            checkout.RemoteName,
            checkout.RemoteBranch
        );
    }

    /// <summary>The same repository on another branch.</summary>
    public GitRepository SetBranch(string branch) =>
        new(Protocol, Endpoint, Identifier, branch, LocalDirectory, Head, Commit, Tags, RemoteName, RemoteBranch);

    /// <inheritdoc/>
    public override string ToString() =>
        Endpoint is null ? $"{LocalDirectory}" : (Protocol == GitProtocol.Https ? HttpsUrl : SshUrl)![..^".git".Length];

    private static (GitProtocol Protocol, string Endpoint, string Identifier)? Parse(string url)
    {
        var match = Address().Match(url.Trim());
        if (!match.Success)
            return null;
        var protocol = match.Groups["scheme"].Value is "https" or "http" ? GitProtocol.Https : GitProtocol.Ssh;
        return (protocol, match.Groups["endpoint"].Value, match.Groups["identifier"].Value);
    }

    [GeneratedRegex("^refs/heads/|^origin/")]
    private static partial Regex BranchPrefix();

    // What logs in is no part of where a repository is, and may be a secret.
    [GeneratedRegex(
        @"^((?<scheme>https?|ssh|git)://([^@/]+@)?(?<endpoint>[^/:]+)(:\d+)?/|[^@/:]+@(?<endpoint>[^/:]+)[/:]"
            + @"|(?<endpoint>[^@/:]+):(?!//))(?<identifier>.+?)(\.git)?/?$",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex Address();
}
