using System.Text;

namespace Nuke.Embedded.Engine.Secrets;

/// <summary>Asks the person at the terminal for a secret, and shows nothing of what is typed.</summary>
internal static class SecretPrompt
{
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(20);

    /// <summary>Null when no terminal is there to ask at, or nothing was typed.</summary>
    /// <exception cref="OperationCanceledException">The run was interrupted meanwhile.</exception>
    public static string? Ask(string question, CancellationToken cancellation)
    {
        if (Console.IsInputRedirected)
            return null;
        // Not Console.Error, which leads into the run.
        using var terminal = new StreamWriter(Console.OpenStandardError()) { AutoFlush = true };
        terminal.Write(question);
        try
        {
            return Read(cancellation) is { Length: > 0 } typed ? typed : null;
        }
        finally
        {
            terminal.WriteLine();
        }
    }

    private static string Read(CancellationToken cancellation)
    {
        var typed = new StringBuilder();
        while (true)
        {
            // ReadKey would wait on when the run is interrupted.
            while (!Console.KeyAvailable)
            {
                cancellation.ThrowIfCancellationRequested();
                Thread.Sleep(s_pause);
            }

            var key = Console.ReadKey(intercept: true);
            if (key.Key == ConsoleKey.Enter)
                return typed.ToString();
            if (key.Key == ConsoleKey.Backspace)
                typed.Length = Math.Max(0, typed.Length - 1);
            else if (!char.IsControl(key.KeyChar))
                typed.Append(key.KeyChar);
        }
    }
}
