using Nuke.Common;
using Nuke.Common.Execution;
using Nuke.Common.IO;

namespace Nuke.Embedded.Tests;

/// <summary>A build with a place, which the message of a commit may name.</summary>
[ArgumentsFromGitCommitMessage]
internal sealed class PlaceBuild : NukeBuild
{
    [Parameter("A place")]
    private readonly AbsolutePath? place = null;

    [Parameter("Words", Separator = "+")]
    private readonly string[] words = [];

    public Target Where => _ => _.Executes(() => Console.WriteLine($"at {place} with {string.Join(' ', words)}"));

    public Target Elsewhere => _ => _.Executes(() => Console.WriteLine("elsewhere"));
}
