using System.Collections.Immutable;
using System.Diagnostics;
using DistroFactory.Foundation;

namespace DistroFactory.Connections.Commands;

/// <summary>
/// Runs a command that is tried, and not trusted to end: in a session of its own, so that whatever it leaves behind ends with it, and with
/// as much output as a person reads.
/// </summary>
public static class ContainedCommand
{
    private const int LinesInErrors = 20;

    /// <summary>Runs it to its end.</summary>
    /// <param name="command">The command.</param>
    /// <param name="log">File that its output is added to: the first and last of it if there is much.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="CommandException">It cannot be started.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static async Task<ContainedOutcome> RunAsync(ExternalCommand command, string log, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(command);
        using var timeout = new CancellationTokenSource(command.Timeout ?? Timeout.InfiniteTimeSpan);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation, timeout.Token);
        using var output = new BoundedOutput();
        using var process = ProcessSession.Start(command);
        var session = process.Id;
        // They end when nobody in the session is left to write.
        var copies = Task.WhenAll(
            process.StandardOutput.BaseStream.CopyToAsync(output, CancellationToken.None),
            process.StandardError.BaseStream.CopyToAsync(output, CancellationToken.None)
        );
        var watch = Stopwatch.StartNew();
        var isStopped = false;
        try
        {
            await FeedAsync(process, command.Input).ConfigureAwait(false);
            await process.WaitForExitAsync(stop.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            isStopped = true;
            process.Kill(entireProcessTree: true);
        }

        ProcessSession.End(session);
        await Task.WhenAny(copies, Task.Delay(TimeSpan.FromSeconds(10), CancellationToken.None)).ConfigureAwait(false);
        string[] lines = [.. command.Mask(output.Text).TrimEnd('\n').Split('\n').Select(LegibleText.OfTool)];
        Directory.CreateDirectory(Path.GetDirectoryName(log)!);
        await File.AppendAllLinesAsync(log, lines.Prepend($"> {command}"), CancellationToken.None).ConfigureAwait(false);
        cancellation.ThrowIfCancellationRequested();
        return new(isStopped ? null : process.ExitCode, watch.Elapsed, [.. lines.Where(line => line.Length > 0).TakeLast(LinesInErrors)]);
    }

    // A command that does not read has closed its end.
    private static async Task FeedAsync(Process process, string input)
    {
        try
        {
            await process.StandardInput.WriteAsync(input).ConfigureAwait(false);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It is answered by its exit code.
        }
    }
}

/// <summary>What came of a command.</summary>
/// <param name="ExitCode">What it exited with; null: it took too long and was stopped.</param>
/// <param name="Duration">How long it took.</param>
/// <param name="Tail">The last lines that it printed.</param>
public sealed record ContainedOutcome(int? ExitCode, TimeSpan Duration, ImmutableArray<string> Tail);
