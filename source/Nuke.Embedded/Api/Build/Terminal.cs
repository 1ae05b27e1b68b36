namespace Nuke.Common.Execution;

/// <summary>A person at a terminal, or no known CI server.</summary>
public sealed class Terminal : Host
{
    /// <summary>Whether this run takes place here.</summary>
    public static bool IsRunningTerminal => BuildEngine.Run.Host is Terminal;

    /// <inheritdoc/>
    public override string ToString() => nameof(Terminal);
}
