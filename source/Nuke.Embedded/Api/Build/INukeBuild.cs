using System.Linq.Expressions;
using Nuke.Common.CI;
using Nuke.Common.Execution;
using Nuke.Common.IO;
using Nuke.Common.Tooling;

namespace Nuke.Common;

/// <summary>A build as its components see it; an interface that extends it is a component.</summary>
public interface INukeBuild
{
    /// <summary>The targets of this run, in order.</summary>
    IReadOnlyCollection<ExecutableTarget> ExecutionPlan { get; }

    /// <summary>The targets that were asked for.</summary>
    IReadOnlyCollection<ExecutableTarget> InvokedTargets { get; }

    /// <summary>The targets that were skipped.</summary>
    IReadOnlyCollection<ExecutableTarget> SkippedTargets { get; }

    /// <summary>The targets yet to run.</summary>
    IReadOnlyCollection<ExecutableTarget> ScheduledTargets { get; }

    /// <summary>The targets that run now.</summary>
    IReadOnlyCollection<ExecutableTarget> RunningTargets { get; }

    /// <summary>The targets that an interruption ended.</summary>
    IReadOnlyCollection<ExecutableTarget> AbortedTargets { get; }

    /// <summary>The targets that failed.</summary>
    IReadOnlyCollection<ExecutableTarget> FailedTargets { get; }

    /// <summary>The targets that succeeded.</summary>
    IReadOnlyCollection<ExecutableTarget> SucceededTargets { get; }

    /// <summary>The targets that will not run any more, however they ended.</summary>
    IReadOnlyCollection<ExecutableTarget> FinishedTargets { get; }

    /// <summary>Whether nothing failed so far.</summary>
    bool IsSucceeding { get; }

    /// <summary>Whether something failed.</summary>
    bool IsFailing { get; }

    /// <summary>Whether every target is finished.</summary>
    bool IsFinished { get; }

    /// <summary>The exit code of the run; when it stays null, 0 for success and 2 for failure.</summary>
    int? ExitCode { get; set; }

    /// <summary>The directory that holds <c>.nuke</c>.</summary>
    AbsolutePath RootDirectory { get; }

    /// <summary><c>.nuke/temp</c> below the root.</summary>
    AbsolutePath TemporaryDirectory { get; }

    /// <summary>The compiled build.</summary>
    AbsolutePath? BuildAssemblyFile { get; }

    /// <summary>The directory of the compiled build.</summary>
    AbsolutePath? BuildAssemblyDirectory { get; }

    /// <summary>The directory of the build project; null when it is not there.</summary>
    AbsolutePath? BuildProjectDirectory { get; }

    /// <summary>The build project; null when it is not there.</summary>
    AbsolutePath? BuildProjectFile { get; }

    /// <summary>How much the run says.</summary>
    Verbosity Verbosity { get; }

    /// <summary>Where the run takes place: a terminal or a CI server.</summary>
    Host Host { get; }

    /// <summary>Whether only the plan is wanted.</summary>
    bool Plan { get; }

    /// <summary>Whether only help is wanted.</summary>
    bool Help { get; }

    /// <summary>Whether the first line is left out.</summary>
    bool NoLogo { get; }

    /// <summary>Whether a person started the run.</summary>
    bool IsLocalBuild { get; }

    /// <summary>Whether a CI server started the run.</summary>
    bool IsServerBuild { get; }

    /// <summary>Whether what succeeded in the previous attempt is skipped.</summary>
    bool Continue { get; }

    /// <summary>The part of a split target that this run does.</summary>
    Partition Partition { get; }

    /// <summary>Adds lines to the summary of the running target.</summary>
    void ReportSummary(Configure<Dictionary<string, string>>? configurator = null);

    /// <summary>The value of a component's parameter, or null.</summary>
    T? TryGetValue<T>(Expression<Func<T?>> parameterExpression)
        where T : class;

    /// <summary>The value of a component's parameter, or the default.</summary>
    T? TryGetValue<T>(Expression<Func<object>> parameterExpression);
}
