namespace Nuke.Common.Tooling;

/// <summary>A process that was started.</summary>
public interface IProcess : IDisposable
{
    /// <summary>What was started.</summary>
    string FileName { get; }

    /// <summary>Its arguments, without secrets.</summary>
    string Arguments { get; }

    /// <summary>Its working directory.</summary>
    string WorkingDirectory { get; }

    /// <summary>The lines that it wrote so far.</summary>
    IReadOnlyCollection<Output> Output { get; }

    /// <summary>Its exit code.</summary>
    int ExitCode { get; }

    /// <summary>Whether it has ended.</summary>
    bool HasExited { get; }

    /// <summary>Its number.</summary>
    int Id { get; }

    /// <summary>Ends it with all that it started.</summary>
    void Kill();

    /// <summary>Waits until it ends. When its time is up it is ended.</summary>
    /// <returns>Whether it ended by itself.</returns>
    bool WaitForExit();
}
