using System.Diagnostics;
using DistroFactory.Foundation;

namespace DistroFactory.Connections.Commands;

/// <summary>
/// Runs a command that cleans up when it is asked to end: in a session of its own, so that the interrupt key of a terminal reaches this
/// process alone, which then asks it once, by SIGTERM, and waits.
/// </summary>
public static class InterruptibleCommand
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(1);

    /// <summary>Runs it to its end.</summary>
    /// <param name="command">The command; it reads nothing.</param>
    /// <param name="hear">Told each line that it prints, secrets hidden; by one thread at a time for each of its two outputs.</param>
    /// <param name="cancellation">Asks it to end.</param>
    /// <returns>Its exit code, also when it was asked to end.</returns>
    /// <exception cref="CommandException">It cannot be started.</exception>
    public static async Task<int> RunAsync(ExternalCommand command, Action<string> hear, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(hear);
        using var process = ProcessSession.Start(command);
        process.StandardInput.Close();
        var lines = Task.WhenAll(CopyAsync(process.StandardOutput), CopyAsync(process.StandardError));
        try
        {
            await process.WaitForExitAsync(cancellation).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            Ask(process);
            using var patience = new CancellationTokenSource(s_patience);
            try
            {
                await process.WaitForExitAsync(patience.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                process.Kill(entireProcessTree: true);
                await process.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
            }
        }

        // What it left behind may hold its outputs open.
        await Task.WhenAny(lines, Task.Delay(TimeSpan.FromSeconds(10), CancellationToken.None)).ConfigureAwait(false);
        return process.ExitCode;

        async Task CopyAsync(StreamReader output)
        {
            while (await output.ReadLineAsync(CancellationToken.None).ConfigureAwait(false) is { } line)
                hear(LegibleText.OfTool(command.Mask(line)));
        }
    }

    private static void Ask(Process process)
    {
        if (process.HasExited)
            return;
        using var kill = Process.Start(new ProcessStartInfo("kill", ["-TERM", $"{process.Id}"]) { RedirectStandardError = true });
        kill?.WaitForExit();
    }
}
