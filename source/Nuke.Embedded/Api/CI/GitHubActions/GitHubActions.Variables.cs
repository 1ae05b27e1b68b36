using System.Globalization;
using System.Text.RegularExpressions;
using Nuke.Common.IO;

namespace Nuke.Common.CI.GitHubActions;

public sealed partial class GitHubActions
{
    string? IBuildServer.Branch => RefName;

    string? IBuildServer.Commit => Sha;

    /// <summary>Home directory.</summary>
    public string? Home => _surroundings.Variable("HOME");

    /// <summary>Name of the workflow.</summary>
    public string? Workflow => _surroundings.Variable("GITHUB_WORKFLOW");

    /// <summary>Identifier of the action.</summary>
    public string? Action => _surroundings.Variable("GITHUB_ACTION");

    /// <summary>Who started the run.</summary>
    public string? Actor => _surroundings.Variable("GITHUB_ACTOR");

    /// <summary><c>OWNER/NAME</c>.</summary>
    public string? Repository => _surroundings.Variable("GITHUB_REPOSITORY");

    /// <summary>Owner of the repository.</summary>
    public string? RepositoryOwner => _surroundings.Variable("GITHUB_REPOSITORY_OWNER");

    /// <summary>The event, such as <c>push</c>.</summary>
    public string? EventName => _surroundings.Variable("GITHUB_EVENT_NAME");

    /// <summary>File with the event's payload.</summary>
    public string? EventPath => _surroundings.Variable("GITHUB_EVENT_PATH");

    /// <summary>Where the repository is checked out.</summary>
    public string? Workspace => _surroundings.Variable("GITHUB_WORKSPACE");

    /// <summary>The commit.</summary>
    public string? Sha => _surroundings.Variable("GITHUB_SHA");

    /// <summary>The full reference.</summary>
    public string? Ref => _surroundings.Variable("GITHUB_REF");

    /// <summary>The short reference.</summary>
    public string? RefName => _surroundings.Variable("GITHUB_REF_NAME");

    /// <summary>Source branch of a pull request.</summary>
    public string? HeadRef => _surroundings.Variable("GITHUB_HEAD_REF");

    /// <summary>Target branch of a pull request.</summary>
    public string? BaseRef => _surroundings.Variable("GITHUB_BASE_REF");

    /// <summary><c>branch</c> or <c>tag</c>.</summary>
    public string? RefType => _surroundings.Variable("GITHUB_REF_TYPE");

    /// <summary>Address of the server.</summary>
    public string? ServerUrl => _surroundings.Variable("GITHUB_SERVER_URL");

    /// <summary>Identifier of the job in the workflow.</summary>
    public string? Job => _surroundings.Variable("GITHUB_JOB");

    /// <summary>The token, where the workflow passes it on.</summary>
    public string? Token => _surroundings.Variable("GITHUB_TOKEN");

    /// <summary>Which attempt of the run, from 1.</summary>
    public long RunAttempt => Number("GITHUB_RUN_ATTEMPT");

    /// <summary>Number of the run of this workflow.</summary>
    public long RunNumber => Number("GITHUB_RUN_NUMBER");

    /// <summary>Identifier of the run.</summary>
    public long RunId => Number("GITHUB_RUN_ID");

    /// <summary>Whether a pull request is built.</summary>
    public bool IsPullRequest => EventName is "pull_request" or "pull_request_target";

    /// <summary>Number of the pull request.</summary>
    public int? PullRequestNumber =>
        PullRequestRef().Match(Ref ?? "") is { Success: true } match
            ? int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)
            : null;

    /// <summary>The file that receives the summary of the step, in Markdown.</summary>
    public AbsolutePath? StepSummaryFile => _surroundings.Variable("GITHUB_STEP_SUMMARY");

    private long Number(string variable) =>
        long.TryParse(_surroundings.Variable(variable), CultureInfo.InvariantCulture, out var number) ? number : 0;

    [GeneratedRegex("^refs/pull/([0-9]+)/")]
    private static partial Regex PullRequestRef();
}
