namespace Nuke.Common.Execution;

/// <summary>
/// On a CI server, takes options from the last line of the commit's message if that line begins with a prefix: <c>[nuke++] --retries 5</c>.
/// They win over those of the command line.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public class ArgumentsFromGitCommitMessageAttribute : BuildExtensionAttributeBase
{
    /// <summary>What the line begins with.</summary>
    public string Prefix { get; set; } = "[nuke++]";
}
