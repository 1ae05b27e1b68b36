namespace Nuke.Embedded.Parameters;

/// <summary>Words for a parameter and where they came from, such as <c>the environment variable NUKE_CONFIG</c>.</summary>
internal sealed record GivenValue(IReadOnlyList<string> Words, string Source)
{
    public const string CommandLine = "on the command line";
}
