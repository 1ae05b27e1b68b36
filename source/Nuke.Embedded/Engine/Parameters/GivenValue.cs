namespace Nuke.Embedded.Engine.Parameters;

/// <summary>Words for a parameter and where they came from, such as <c>the environment variable NUKE_CONFIG</c>.</summary>
/// <param name="Words">The words.</param>
/// <param name="Source">Where they came from, for messages.</param>
/// <param name="File">The file that they came from; null for the command line and the environment.</param>
internal sealed record GivenValue(IReadOnlyList<string> Words, string Source, ParameterFile? File = null)
{
    public const string CommandLine = "on the command line";
}
