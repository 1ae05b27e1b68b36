using System.Diagnostics;
using Nuke.Common.Execution;
using Nuke.Embedded.Engine.RunState;
using Nuke.Embedded.Foundation;

namespace Nuke.Embedded.Engine.Telemetry;

/// <summary>The spans of a run: one for the run, below it one for each target. They cost nothing while nobody listens.</summary>
internal static class BuildActivity
{
    public const string SourceName = "Nuke.Embedded";

    private static readonly ActivitySource s_source = new(SourceName, typeof(BuildActivity).Assembly.GetName().Version?.ToString(3));

    /// <summary>
    /// Begins the span of the run, below the one that the caller named in the variable <c>TRACEPARENT</c> (W3C trace context).
    /// </summary>
    public static Activity? StartRun(BuildRun run)
    {
        ActivityContext.TryParse(
            run.Surroundings.Variable("TRACEPARENT"),
            run.Surroundings.Variable("TRACESTATE"),
            isRemote: true,
            out var parent
        );
        var span = s_source.StartActivity("build", ActivityKind.Internal, parent);
        span?.SetTag("build.targets", string.Join(' ', run.Targets.Where(target => target.Invoked)))
            .SetTag("build.host", run.Host.ToString());
        return span;
    }

    public static Activity? StartTarget(BuildRun run, ExecutableTarget target)
    {
        var span = s_source.StartActivity(target.Name);
        span?.SetTag("build.target", target.Name)
            .SetTag("build.target.description", target.Description is null ? null : run.Console.Mask.Apply(target.Description));
        return span;
    }

    public static void Conclude(BuildRun run, Activity? span, ExecutableTarget target)
    {
        span?.SetTag("build.target.status", target.Status.ToString()).SetTag("build.target.attempts", target.Attempts);
        if (target.Failure is { } failure)
            span?.SetStatus(ActivityStatusCode.Error, run.Console.Mask.Apply(FailureText.Message(failure)));
        else
            span?.SetStatus(ActivityStatusCode.Ok);
    }

    public static void Conclude(Activity? span, int exitCode) =>
        span
            ?.SetTag("build.exit_code", exitCode)
            .SetStatus(exitCode == ExitCodes.Success ? ActivityStatusCode.Ok : ActivityStatusCode.Error);
}
