using System.Text;
using CliWrap;
using CliWrap.Exceptions;

namespace DistroFactory.Connections.Commands;

/// <summary>
/// The one place where commands of the machine run, but for those that <see cref="ContainedCommand"/> tries: each is traced, its output
/// goes line by line to the log with secrets hidden, and a timeout or a cancellation ends it with all processes it started.
/// </summary>
/// <param name="log">Takes the trace and every line of output; null: nobody listens.</param>
public sealed class CommandRunner(Action<string>? log = null)
{
    private const int LinesInErrors = 20;

    /// <summary>Runs a command to its end.</summary>
    /// <exception cref="CommandException">It is missing, exits with anything but 0, or takes longer than its timeout.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public async Task<CommandOutput> RunAsync(ExternalCommand command, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(command);
        using var timeout = new CancellationTokenSource(command.Timeout ?? Timeout.InfiniteTimeSpan);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation, timeout.Token);
        var output = new StringBuilder();
        var tail = new Queue<string>();
        log?.Invoke($"> {command}");
        try
        {
            var result = await Prepare(command, output, tail).ExecuteAsync(stop.Token).ConfigureAwait(false);
            return result.ExitCode == 0 ? new(output.ToString(), result.RunTime) : throw Failed(command, result.ExitCode, tail);
        }
        catch (OperationCanceledException error) when (!cancellation.IsCancellationRequested)
        {
            throw new CommandException($"Running {command}", $"it took longer than {command.Timeout:g} and was stopped", inner: error)
            {
                Program = command.Program,
            };
        }
        catch (Exception error) when (error is System.ComponentModel.Win32Exception or CliWrapException)
        {
            // The system says it in a few words; the library adds all that it might mean.
            throw new CommandException(
                $"Running {command}",
                $"it cannot be started: {command.Mask((error.InnerException ?? error).Message)}",
                $"Install {command.Program}, or correct its path."
            )
            {
                Program = command.Program,
            };
        }
    }

    private Command Prepare(ExternalCommand command, StringBuilder output, Queue<string> tail)
    {
        void Hear(string line)
        {
            var masked = command.Mask(line);
            lock (tail)
            {
                tail.Enqueue(masked);
                if (tail.Count > LinesInErrors)
                    tail.Dequeue();
            }

            log?.Invoke(masked);
        }

        return Cli.Wrap(command.Program)
            .WithArguments(command.Arguments)
            .WithWorkingDirectory(command.WorkingDirectory ?? Directory.GetCurrentDirectory())
            .WithEnvironmentVariables(command.Environment)
            .WithStandardInputPipe(PipeSource.FromString(command.Input))
            .WithStandardOutputPipe(PipeTarget.Merge(PipeTarget.ToStringBuilder(output), PipeTarget.ToDelegate(Hear)))
            .WithStandardErrorPipe(PipeTarget.ToDelegate(Hear))
            .WithValidation(CommandResultValidation.None);
    }

    private static CommandException Failed(ExternalCommand command, int exitCode, Queue<string> tail)
    {
        lock (tail)
        {
            var said = tail.Count == 0 ? " and said nothing" : ":\n    " + string.Join("\n    ", tail);
            return new($"Running {command}", $"it exited with {exitCode}{said}") { CommandExitCode = exitCode, Program = command.Program };
        }
    }
}
