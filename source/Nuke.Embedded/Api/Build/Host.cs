using Nuke.Common.Utilities;

namespace Nuke.Common;

/// <summary>Where a run takes place. A CI server folds and annotates in its own way.</summary>
public abstract class Host
{
    internal IRunConsole Console => BuildEngine.Run.Console;

    // A run that is to be quiet has no blocks, on a CI server neither; its log has the line.
    internal IDisposable OpenBlock(string text)
    {
        if (BuildEngine.Run.Verbosity != Verbosity.Quiet)
            return WriteBlock(text);
        WriteHeading(text);
        return DelegateDisposable.CreateBracket();
    }

    internal void Warn(string text, string? details) => ReportWarning(text, details);

    internal void Fail(string text, string? details) => ReportError(text, details);

    internal bool Filters(string message) => FilterMessage(message);

    internal void Conclude(INukeBuild build)
    {
        WriteErrorsAndWarnings();
        WriteTargetOutcome(build);
        WriteBuildOutcome(build);
    }

    /// <summary>Writes the first line of the run.</summary>
    protected void WriteLogo() =>
        Console.WriteLine(
            $"NUKE on the embedded engine {typeof(Host).Assembly.GetName().Version?.ToString(3)}",
            Tint.Faint,
            Verbosity.Normal
        );

    /// <summary>Opens the output of a target; disposing closes it.</summary>
    protected virtual IDisposable WriteBlock(string text)
    {
        Console.WriteLine(Verbosity.Minimal);
        WriteHeading(text);
        return DelegateDisposable.CreateBracket();
    }

    /// <summary>Tells the CI server of a warning, beside the log.</summary>
    protected virtual void ReportWarning(string text, string? details = null) { }

    /// <summary>Tells the CI server of an error, beside the log.</summary>
    protected virtual void ReportError(string text, string? details = null) { }

    /// <summary>Whether a log message is left out.</summary>
    protected virtual bool FilterMessage(string message) => false;

    /// <summary>Repeats what was warned of and what failed, which may stand far above by now.</summary>
    protected virtual void WriteErrorsAndWarnings() => BuildEngine.Run.WriteErrorsAndWarnings();

    /// <summary>Writes what became of the targets.</summary>
    protected virtual void WriteTargetOutcome(INukeBuild build) => BuildEngine.Instance.WriteTargetOutcome(build);

    /// <summary>Writes what became of the run.</summary>
    protected virtual void WriteBuildOutcome(INukeBuild build) => BuildEngine.Instance.WriteBuildOutcome(build);

    internal void Greet() => WriteLogo();

    private void WriteHeading(string text) => Console.WriteLine($"━━ {text} ━━", Tint.Heading, Verbosity.Minimal);

    /// <summary>Called before the first target may write.</summary>
    internal virtual void Begin() { }

    /// <summary>Called when the run has written all it had to say.</summary>
    internal virtual void End() { }

    /// <summary>Passes the outputs of the run on, all that are known by now.</summary>
    internal virtual void TellOutputs(IReadOnlyDictionary<string, string> outputs) { }
}
