using System.ComponentModel;
using System.Diagnostics;

namespace Nuke.Common.Git;

/// <summary>
/// What git says of the repository that a directory lies in. Git is asked, for worktrees, packed references and includes are its own
/// matter.
/// </summary>
internal sealed record GitCheckout(
    string Directory,
    string Head,
    string? Branch,
    string? Commit,
    IReadOnlyList<string> Tags,
    string? RemoteName,
    string? RemoteBranch,
    string? RemoteUrl
)
{
    /// <summary>Null when the directory lies in no repository, or git is not there to say so.</summary>
    public static GitCheckout? Of(string directory)
    {
        if (Ask(directory, "rev-parse", "--show-toplevel") is not [var top])
            return null;
        var reference = Ask(directory, "symbolic-ref", "--quiet", "HEAD") is [var name] ? name : null;
        var commit = Ask(directory, "rev-parse", "--quiet", "--verify", "HEAD") is [var id] ? id : null;
        var branch = reference?.Replace("refs/heads/", "", StringComparison.Ordinal);
        var remote = Setting(directory, $"branch.{branch}.remote") ?? OnlyRemote(directory);
        return new(
            top,
            reference ?? commit ?? "",
            branch,
            commit,
            commit is null ? [] : Ask(directory, "tag", "--points-at", "HEAD") ?? [],
            remote,
            Setting(directory, $"branch.{branch}.merge")?.Replace("refs/heads/", "", StringComparison.Ordinal),
            remote is null ? null : Setting(directory, $"remote.{remote}.url")
        );
    }

    /// <summary>The lines of a commit's message; null when the directory has no such commit.</summary>
    public static IReadOnlyList<string>? MessageOf(string directory, string commit) =>
        Ask(directory, "show", "--no-patch", "--format=%B", commit);

    private static string? OnlyRemote(string directory)
    {
        var all = Ask(directory, "remote") ?? [];
        return all.Count == 1 ? all[0] : all.FirstOrDefault(name => name == "origin");
    }

    private static string? Setting(string directory, string key) => Ask(directory, "config", "--get", key) is [var value] ? value : null;

    // The lines of the answer; null for an answer of no.
    private static List<string>? Ask(string directory, params string[] question)
    {
        var start = new ProcessStartInfo("git", ["-C", directory, .. question])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            using var git = Process.Start(start)!;
            git.ErrorDataReceived += (_, _) => { };
            git.BeginErrorReadLine();
            var lines = git.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            git.WaitForExit();
            return git.ExitCode == 0 ? [.. lines] : null;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
