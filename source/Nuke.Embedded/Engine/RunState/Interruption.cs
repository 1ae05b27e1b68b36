using Nuke.Embedded.Foundation;

namespace Nuke.Embedded.Engine.RunState;

/// <summary>The signal that ended a run.</summary>
internal sealed record Interruption(string Name, int ExitCode)
{
    public static Interruption Interrupt { get; } = new("SIGINT", ExitCodes.Interrupted);

    public static Interruption Terminate { get; } = new("SIGTERM", ExitCodes.Terminated);

    /// <summary>The terminal was closed.</summary>
    public static Interruption HangUp { get; } = new("SIGHUP", ExitCodes.HungUp);
}
