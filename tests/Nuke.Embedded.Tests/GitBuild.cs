using Nuke.Common;
using Nuke.Common.Git;
using Serilog;

namespace Nuke.Embedded.Tests;

/// <summary>A build that wants to know where it stands.</summary>
internal sealed class GitBuild : NukeBuild
{
    [GitRepository]
    private readonly GitRepository? repository = null;

    public Target Where =>
        _ => _.Requires(() => repository).Executes(() => Log.Information("{Branch} of {Repository}", repository!.Branch, repository));
}
