using System.Globalization;
using System.Reflection;
using Nuke.Common;
using Nuke.Common.CI;
using Nuke.Common.Execution;
using Nuke.Embedded.Engine.Ci;
using Nuke.Embedded.Engine.CommandLine;
using Nuke.Embedded.Engine.ConsoleOutput;
using Nuke.Embedded.Engine.Parameters;
using Nuke.Embedded.Engine.Timings;
using Nuke.Embedded.Foundation;
using Serilog;

namespace Nuke.Embedded.Engine.RunState;

/// <summary>
/// One run of a build: what the static members of <see cref="NukeBuild"/> speak of. It flows with the code that the run calls.
/// </summary>
internal sealed class BuildRun : IBuildRun, IRunServices, IDisposable
{
    private readonly CancellationTokenSource _cancellation = new();
    private readonly TaskCompletionSource _interrupted = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly long _begin;
    private Interruption? _interruption;
    private IReadOnlyList<TargetRun> _running = [];

    public BuildRun(Surroundings surroundings)
    {
        Surroundings = surroundings;
        _begin = surroundings.Clock.GetTimestamp();
        Started = surroundings.Clock.GetUtcNow();
        RootDirectory = RootSearch.Find(surroundings, CommandLineReader.Root(surroundings.Arguments));
        Console = new(surroundings, () => Verbosity, () => RunningTarget.Run?.Output);
        Outputs = new(() => Host!, Console);
        Host = HostDetection.Find(surroundings, null);
        Timings = new(RootDirectory);
    }

    /// <summary>The run that the calling code belongs to; outside of any, one that only knows its surroundings.</summary>
    public static BuildRun Current => RunServices.Current as BuildRun ?? new(ProcessSurroundings.Read());

    public Surroundings Surroundings { get; }

    public BuildConsole Console { get; }

    /// <summary>What the run tells those that come after it.</summary>
    public RunOutputs Outputs { get; }

    /// <summary>What was warned of and what failed so far.</summary>
    public Messages Messages { get; } = new();

    public string RootDirectory { get; }

    public TargetTimings Timings { get; }

    public CommandLineOptions Options { get; set; } = new();

    public ParameterValues Parameters { get; set; } = ParameterValues.None;

    public NukeBuild? Build { get; set; }

    public Host Host { get; set; }

    public Verbosity Verbosity { get; set; } = Verbosity.Normal;

    public bool NoLogo { get; set; }

    public IReadOnlyList<ExecutableTarget> Targets { get; set; } = [];

    public IReadOnlyList<ExecutableTarget> Plan { get; set; } = [];

    /// <summary>How many targets may run at once.</summary>
    public int Parallel { get; set; } = 1;

    public DateTimeOffset Started { get; }

    /// <summary>A name that no other run on this machine has.</summary>
    public string Name => $"{Started.UtcDateTime.ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture)}-{Environment.ProcessId}";

    /// <summary>Where the records of runs are kept.</summary>
    public string RecordFolder => Path.Combine(RootDirectory, ".nuke", "temp", "runs");

    /// <summary>What the run is about, as far as the build told; empty: it did not.</summary>
    public string Subject { get; private set; } = "";

    /// <summary>What kind of run it is, see <see cref="BuildSubject"/>.</summary>
    public string Kind { get; private set; } = "";

    public TimeSpan Elapsed => Surroundings.Clock.GetElapsedTime(_begin);

    /// <summary>The targets that run now, the one that began first first.</summary>
    public IReadOnlyList<TargetRun> Running => _running;

    /// <summary>The signal that ended the run; null while none has.</summary>
    public Interruption? Interruption => _interruption;

    /// <summary>Ends when the run is interrupted.</summary>
    public Task Interrupted => _interrupted.Task;

    public CancellationToken Cancellation => _cancellation.Token;

    IRunConsole IBuildRun.Console => Console;

    INukeBuild? IBuildRun.Build => Build;

    ExecutableTarget? IBuildRun.CurrentTarget => RunningTarget.Current;

    bool IBuildRun.ShowsPlan => Options.Plan is not null;

    bool IBuildRun.ShowsHelp => Options.Help;

    bool IBuildRun.Continues => Options.Continue;

    Partition IBuildRun.Partition => Options.Partition;

    IReadOnlyList<string> IBuildRun.Profiles => Options.Profiles;

    CancellationToken IRunServices.Cancellation => RunningTarget.Run?.Cancellation ?? _cancellation.Token;

    /// <summary>Makes this the run that the calling code belongs to.</summary>
    public void Enter() => RunServices.Current = this;

    public void Add(TargetRun target)
    {
        lock (_interrupted)
            _running = [.. _running, target];
    }

    public void Remove(TargetRun target)
    {
        lock (_interrupted)
            _running = [.. _running.Where(other => other != target)];
    }

    /// <returns>False when the run was interrupted before.</returns>
    public bool Interrupt(Interruption signal)
    {
        if (Interlocked.CompareExchange(ref _interruption, signal, null) is not null)
            return false;
        _interrupted.TrySetResult();
        _cancellation.Cancel();
        return true;
    }

    object? IBuildRun.ValueOf(MemberInfo member) => Parameters.ValueOf(member);

    void IBuildRun.SetOutput(string name, string value) => Outputs.Set(name, value);

    void IBuildRun.WriteErrorsAndWarnings() => Messages.Repeat(Console);

    void IRunServices.Report(string phase, long done, long total, bool inBytes) => RunningTarget.Run?.Report(phase, done, total, inBytes);

    void IRunServices.Tell(string output, string value) => Outputs.Set(output, value);

    void IRunServices.WriteDetail(string text) => Console.WriteLine(text, until: Verbosity.Normal);

    void IRunServices.SetSubject(string name, string kind)
    {
        Subject = Console.Mask.Apply(name);
        Kind = Console.Mask.Apply(kind);
    }

    /// <summary>Says what failed and why; with <c>--verbosity verbose</c>, and in the log, also where.</summary>
    public void ReportFailure(string what, Exception exception)
    {
        Log.Error("{What} failed: {Message}", what, FailureText.Message(exception));
        Console.WriteLine(FailureText.Unwrap(exception).ToString(), Tint.Faint, Verbosity.Verbose);
    }

    public void Dispose()
    {
        if (RunServices.Current == this)
            RunServices.Current = null;
        Console.Log.Dispose();
        _cancellation.Dispose();
    }
}
