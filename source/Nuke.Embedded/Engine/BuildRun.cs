using System.Reflection;
using Nuke.Common;
using Nuke.Common.Execution;
using Nuke.Embedded.CommandLine;
using Nuke.Embedded.Output;
using Nuke.Embedded.Outputs;
using Nuke.Embedded.Parameters;
using Nuke.Embedded.Running;
using Serilog;

namespace Nuke.Embedded;

/// <summary>One run of a build: what the static members of <see cref="NukeBuild"/> speak of. It flows with the code that the run calls.</summary>
internal sealed class BuildRun : IDisposable
{
    private static readonly AsyncLocal<BuildRun?> Ambient = new();

    private readonly CancellationTokenSource cancellation = new();
    private readonly long begin;
    private Interruption? interruption;

    public BuildRun(Surroundings surroundings)
    {
        Surroundings = surroundings;
        begin = surroundings.Clock.GetTimestamp();
        RootDirectory = Embedded.RootDirectory.Find(surroundings, CommandLineReader.Root(surroundings.Arguments));
        Console = new(surroundings.Output, surroundings.IsTerminal, new());
        Outputs = new(this);
        Host = Hosts.Find(surroundings, null);
    }

    /// <summary>The run that the calling code belongs to; outside of any, one that only knows its surroundings.</summary>
    public static BuildRun Current => Ambient.Value ?? new(Surroundings.OfProcess());

    public Surroundings Surroundings { get; }

    public BuildConsole Console { get; }

    /// <summary>What the run tells those that come after it.</summary>
    public RunOutputs Outputs { get; }

    public string RootDirectory { get; }

    public Options Options { get; set; } = new();

    public ParameterValues Parameters { get; set; } = ParameterValues.None;

    public NukeBuild? Build { get; set; }

    public Host Host { get; set; }

    public Verbosity Verbosity { get; set; } = Verbosity.Normal;

    public bool NoLogo { get; set; }

    public IReadOnlyList<ExecutableTarget> Targets { get; set; } = [];

    public IReadOnlyList<ExecutableTarget> Plan { get; set; } = [];

    public TimeSpan Elapsed => Surroundings.Clock.GetElapsedTime(begin);

    /// <summary>The signal that ended the run; null while none has.</summary>
    public Interruption? Interruption => interruption;

    public CancellationToken Cancellation =>
        interruption is not null && RunningTarget.Current is { AssuredAfterFailure: true, StartedAfterInterruption: true } ? CancellationToken.None : cancellation.Token;

    /// <summary>Whether a target still runs that the signal was meant to end; the processes of assured targets are left alone.</summary>
    public bool RunsInterruptedTarget => Plan.Any(target => target is { Status: ExecutionStatus.Running, StartedAfterInterruption: false });

    /// <summary>Makes this the run that the calling code belongs to.</summary>
    public void Enter() => Ambient.Value = this;

    /// <returns>False when the run was interrupted before.</returns>
    public bool Interrupt(Interruption signal)
    {
        if (Interlocked.CompareExchange(ref interruption, signal, null) is not null)
            return false;
        cancellation.Cancel();
        return true;
    }

    /// <summary>Says what failed and why; with <c>--verbosity verbose</c> also where.</summary>
    public void ReportFailure(string what, Exception exception)
    {
        while (exception is TargetInvocationException or AggregateException { InnerExceptions.Count: 1 } && exception.InnerException is { } inner)
            exception = inner;
        var message = exception is AggregateException several
            ? string.Join(Environment.NewLine, several.Flatten().InnerExceptions.Select(one => one.Message))
            : exception.Message;
        Log.Error("{What} failed: {Message}", what, message);
        if (Verbosity == Verbosity.Verbose)
            Console.WriteLine(exception.ToString(), Tint.Faint);
    }

    public void Dispose()
    {
        if (Ambient.Value == this)
            Ambient.Value = null;
        cancellation.Dispose();
    }
}
