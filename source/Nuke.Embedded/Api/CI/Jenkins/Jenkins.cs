using System.Globalization;
using Nuke.Embedded.Foundation;

namespace Nuke.Common.CI.Jenkins;

/// <summary>A run on Jenkins; see its list of environment variables.</summary>
public sealed class Jenkins : Host, IBuildServer
{
    private readonly Surroundings _surroundings;

    internal Jenkins(Surroundings surroundings) => _surroundings = surroundings;

    /// <summary>The server of this run; null elsewhere.</summary>
    public static Jenkins? Instance => BuildEngine.Run.Host as Jenkins;

    string? IBuildServer.Branch => GitBranch ?? BranchName;

    string? IBuildServer.Commit => GitCommit;

    /// <summary>Branch of a multi-branch pipeline.</summary>
    public string? BranchName => Get("BRANCH_NAME");

    /// <summary>Display name of the build, such as <c>#153</c>.</summary>
    public string? BuilDisplayName => Get("BUILD_DISPLAY_NAME");

    /// <summary>Number of the build.</summary>
    public int BuildNumber => Number("BUILD_NUMBER");

    /// <summary><c>jenkins-JOB-NUMBER</c>.</summary>
    public string? BuildTag => Get("BUILD_TAG");

    /// <summary>Number of the change request.</summary>
    public string? ChangeId => Get("CHANGE_ID");

    /// <summary>Number of the executor on its node.</summary>
    public int ExecutorNumber => Number("EXECUTOR_NUMBER");

    /// <summary>The branch.</summary>
    public string? GitBranch => Get("GIT_BRANCH");

    /// <summary>The commit.</summary>
    public string? GitCommit => Get("GIT_COMMIT");

    /// <summary>The commit of the previous build.</summary>
    public string? GitPreviousCommit => Get("GIT_PREVIOUS_COMMIT");

    /// <summary>The commit of the last build that succeeded.</summary>
    public string? GitPreviousSuccessfulCommit => Get("GIT_PREVIOUS_SUCCESSFUL_COMMIT");

    /// <summary>The repository.</summary>
    public string? GitUrl => Get("GIT_URL");

    /// <summary>Home directory of the server.</summary>
    public string? JenkinsHome => Get("JENKINS_HOME");

    /// <summary>The cookie by which Jenkins finds the processes of a build.</summary>
    public string? JenkinsServerCookie => Get("JENKINS_SERVER_COOKIE");

    /// <summary>Name of the job without its folders.</summary>
    public string? JobBaseName => Get("JOB_BASE_NAME");

    /// <summary>Page of the job.</summary>
    public string? JobDisplayUrl => Get("JOB_DISPLAY_URL");

    /// <summary>Name of the job with its folders.</summary>
    public string? JobName => Get("JOB_NAME");

    /// <summary>Labels of the node.</summary>
    public string? NodeLabels => Get("NODE_LABELS");

    /// <summary>Name of the node.</summary>
    public string? NodeName => Get("NODE_NAME");

    /// <summary>Page of the changes.</summary>
    public string? RunChangesDisplayUrl => Get("RUN_CHANGES_DISPLAY_URL");

    /// <summary>Page of the build.</summary>
    public string? RunDisplayUrl => Get("RUN_DISPLAY_URL");

    /// <summary>The directory of the job on the node.</summary>
    public string? Workspace => Get("WORKSPACE");

    /// <inheritdoc/>
    public override string ToString() => nameof(Jenkins);

    internal override void TellOutputs(IReadOnlyDictionary<string, string> outputs) =>
        CiFile.Write(
            BuildEngine.Run.RootDirectory,
            CiFile.Properties,
            string.Concat(outputs.Select(output => OutputText.ForProperties(output.Key, output.Value)))
        );

    /// <inheritdoc/>
    protected override void WriteBuildOutcome(INukeBuild build)
    {
        base.WriteBuildOutcome(build);
        try
        {
            CiFile.Write(BuildEngine.Run.RootDirectory, CiFile.Description, Console.Mask.Apply(MarkdownSummary.Line(build)));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Console.WriteLine($"The description for Jenkins cannot be written: {exception.Message}", Tint.Warning);
        }
    }

    private string? Get(string variable) => _surroundings.Variable(variable);

    private int Number(string variable) => int.TryParse(Get(variable), CultureInfo.InvariantCulture, out var number) ? number : 0;
}
