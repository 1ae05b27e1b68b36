using DistroFactory.Connections.Git;
using DistroFactory.Foundation;
using DistroFactory.Run;
using DistroFactory.Session;
using Nuke.Common;
using Nuke.Common.IO;
using Nuke.Embedded;

namespace DistroFactory.Targets;

/// <summary>
/// What every target of a release shares: parameters, the session of this run, and errors that end with the right exit code.
/// </summary>
public interface IFactory : INukeBuild, IKeepsLog
{
    /// <summary>Where the configuration is.</summary>
    [Parameter(
        "Config repository: a git URL, a local git repository or a plain directory; URL#branch-or-tag "
            + "picks a revision (default: CONFIG_REPO_HOST and NAMESPACE, joined)"
    )]
    string? Config =>
        TryGetValue(() => Config)
        ?? (ConfigRepoHost is { Length: > 0 } host && Namespace is { Length: > 0 } name ? ConfigRepository.Address(host, name) : null);

    /// <summary>Where config repositories are, as the original pipelines named it.</summary>
    [Parameter("Where config repositories are; the namespace is appended. Only without --config")]
    string? ConfigRepoHost => TryGetValue(() => ConfigRepoHost);

    /// <summary>The root of everything that is written.</summary>
    [Parameter("Directory below which everything is written (default: .factory)")]
    AbsolutePath FactoryDir => TryGetValue(() => FactoryDir) ?? RootDirectory / ".factory";

    // Only steps of a release write there; to look is to leave no trace.
    string? IKeepsLog.LogFolder =>
        ScheduledTargets.Any(target => ReleaseStep.Find(target.Name) is not null || target.Name == nameof(IChannels.Promote))
            ? FactoryDir / "logs"
            : null;

    /// <summary>Another namespace than the configuration's name.</summary>
    [Parameter("Namespace of the distribution (default: the name in the configuration; with --config-repo-host the JOB_NAME of Jenkins)")]
    string? Namespace => TryGetValue(() => Namespace) is { Length: > 0 } given ? given : JobNamespace;

    /// <summary>
    /// The name of the CI job, which the original pipelines took for the namespace; null where the configuration is named otherwise.
    /// </summary>
    private string? JobNamespace =>
        TryGetValue(() => Config) is null
        && ConfigRepoHost is { Length: > 0 }
        && Environment.GetEnvironmentVariable("JOB_NAME") is { Length: > 0 } job
            ? job
            : null;

    /// <summary>Release even when nothing changed.</summary>
    [Parameter("Release even when nothing changed")]
    bool Force => TryGetValue<bool?>(() => Force) ?? false;

    /// <summary>The lock of a release that is made again.</summary>
    [Parameter("Make the release of this lock file (releases/V/release-V.lock) again, to the same bytes")]
    AbsolutePath? Locked => TryGetValue(() => Locked);

    /// <summary>Whether another version of the factory may make it again.</summary>
    [Parameter("With --locked: let another version of the factory, or another .NET, make the release again")]
    bool LockedByAnyTool => TryGetValue<bool?>(() => LockedByAnyTool) ?? false;

    /// <summary>A newer version that a place serves and is led back from.</summary>
    [Parameter("The newer version that a place serves and that Publish may lead it back from, to the one of the stage")]
    int PublishOver => TryGetValue<int?>(() => PublishOver) ?? 0;

    /// <summary>Publish every file again.</summary>
    [Parameter("Publish every file again with the next release (a min-version)")]
    bool MinVersion => TryGetValue<bool?>(() => MinVersion) ?? false;

    /// <summary>Begin the next format.</summary>
    [Parameter("Begin the next format with the next release, in two versions (own upstreams only)")]
    bool FormatBump => TryGetValue<bool?>(() => FormatBump) ?? false;

    /// <summary>The upstream version to build upon.</summary>
    [Parameter("Upstream version to build upon (default: upstream.version in distro.yaml, else the latest)")]
    int UpstreamVersion => TryGetValue<int?>(() => UpstreamVersion) ?? 0;

    /// <summary>Access to a private config repository.</summary>
    [Parameter("Access token for a config repository fetched by https (default: git's credential helpers)")]
    [Secret]
    string? ConfigToken => TryGetValue(() => ConfigToken);

    /// <summary>Access to a private bundles repository.</summary>
    [Parameter(
        "Access token for a bundles repository fetched by https (default: that of "
            + "--config-token on the same server, else git's credential helpers)"
    )]
    [Secret]
    string? BundlesToken => TryGetValue(() => BundlesToken);

    /// <summary>
    /// Access to GitHub. The name has one capital, so that options and variables are spelt as everywhere: <c>--github-token</c>,
    /// <c>GITHUB_TOKEN</c>.
    /// </summary>
    [Parameter(
        "Access token for GitHub: private release assets, workflows, releases (default: the environment variable GITHUB_TOKEN)",
        Name = "GithubToken"
    )]
    [Secret]
    string? GitHubToken => TryGetValue(() => GitHubToken);

    /// <summary>The PIN of the token that signs.</summary>
    [Parameter("PIN of the token that has the key of signing:, a PKCS#11 URI without pin-source")]
    [Secret]
    string? SigningPin => TryGetValue(() => SigningPin);

    /// <summary>What this run brings back of an earlier release; null: nothing.</summary>
    RollbackRequest? BringsBack => null;

    /// <summary>The session of this run; the build class keeps it, <see cref="OpenSession"/> makes it.</summary>
    ReleaseSession Session { get; }

    /// <summary>Whether the plan at hand asks for a release; steps are skipped when it does not.</summary>
    bool ReleaseIsNeeded => Session.ReleaseIsNeeded;

    /// <summary>
    /// Whether no step is left out that another one of this run needs. False is never the answer: the error says which step, and why.
    /// </summary>
    /// <exception cref="RequirementException">One is.</exception>
    bool HasAllItsSteps
    {
        get
        {
            try
            {
                Session.RefuseGaps([.. ScheduledTargets.Select(target => target.Name)]);
                return true;
            }
            catch (FactoryException gap)
            {
                ExitCode = (int)FactoryExitCode.Usage;
                throw new RequirementException(gap.Message, gap);
            }
        }
    }

    /// <summary>A session for the parameters of this run.</summary>
    ReleaseSession OpenSession() =>
        new(
            new()
            {
                Config = Config,
                FactoryRoot = FactoryDir,
                FactorySource = RootDirectory,
                Namespace = Namespace,
                Force = Force,
                Locked = Locked,
                LockedByAnyTool = LockedByAnyTool,
                Rollback = BringsBack,
                PublishOver = (uint)Math.Max(PublishOver, 0),
                MinVersion = MinVersion,
                FormatBump = FormatBump,
                UpstreamVersion = new((uint)Math.Max(UpstreamVersion, 0)),
                Tokens = new(ConfigToken, BundlesToken),
                GitHubToken = GitHubToken,
                SigningPin = SigningPin,
                Progress = new ProgressBridge(),
                Subject = BuildSubject.Set,
                Cancellation = () => RunCancellation.Token,
            },
            new StepLog(BuildLog.WriteLine),
            new StepLog(Console.Out.WriteLine)
        );

    /// <summary>Runs a step.</summary>
    Task Run(Action<ReleaseSession> step) =>
        Run(session =>
        {
            step(session);
            return Task.CompletedTask;
        });

    /// <summary>Runs a step; an error sets the exit code of its kind.</summary>
    async Task Run(Func<ReleaseSession, Task> step)
    {
        try
        {
            await step(Session);
        }
        catch (Exception e) when (Session.FailureOf(e) is { } failure)
        {
            ExitCode = (int)failure.ExitCode;
            if (ReferenceEquals(failure, e))
                throw;
            throw failure;
        }
    }
}
