using System.Reflection;
using Nuke.Common;
using Nuke.Common.CI;
using Nuke.Common.Execution;
using Nuke.Common.Git;
using Nuke.Embedded.Engine.CommandLine;
using Nuke.Embedded.Foundation;

namespace Nuke.Embedded.Engine.Ci;

/// <summary>Options in the message of the commit that a CI server builds.</summary>
/// <param name="Commit">The commit.</param>
/// <param name="Words">The words behind the prefix.</param>
internal sealed record CommitArguments(string Commit, IReadOnlyList<string> Words)
{
    /// <summary>Null when the build does not look at messages, no CI server builds a commit, or its message has no such line.</summary>
    public static CommitArguments? Of(Host host, string root, Type buildType)
    {
        if (
            buildType.GetCustomAttribute<ArgumentsFromGitCommitMessageAttribute>() is not { Prefix: var prefix }
            || (host as IBuildServer)?.Commit is not { } commit
        )
            return null;
        return GitCheckout.MessageOf(root, commit) is [.., var last] && last.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)
            ? new(commit, CommandLineSoFar.Of($"command {last[prefix.Length..]} ").Words)
            : null;
    }

    /// <summary>The words of the command line without the options that the message has, and then those of the message.</summary>
    public IReadOnlyList<string> Over(IReadOnlyList<string> arguments)
    {
        var mine = TypedOption.OptionsIn(Words).Select(option => option.Name).ToHashSet();
        var others = TypedOption
            .OptionsIn(arguments)
            .Where(option => !mine.Contains(option.Name))
            .SelectMany(option => option.HasEquals ? [$"{option.Typed}={option.Words[0]}"] : option.Words.Prepend(option.Typed));
        var targets = mine.Contains("target") ? [] : arguments.TakeWhile(word => !TypedOption.IsOption(word));
        return [.. targets, .. others, .. Words];
    }
}
