using System.Diagnostics;

namespace Nuke.Common.Tooling;

/// <summary>A process of the operating system.</summary>
public sealed class Process2(Process process, Func<string, string> outputFilter, int? timeout, IReadOnlyCollection<Output> output)
    : IProcess
{
    /// <inheritdoc/>
    public string FileName => process.StartInfo.FileName;

    /// <inheritdoc/>
    public string Arguments => outputFilter(process.StartInfo.Arguments);

    /// <inheritdoc/>
    public string WorkingDirectory => process.StartInfo.WorkingDirectory;

    /// <inheritdoc/>
    public IReadOnlyCollection<Output> Output { get; } = output;

    /// <inheritdoc/>
    public int ExitCode => process.ExitCode;

    /// <inheritdoc/>
    public bool HasExited => process.HasExited;

    /// <inheritdoc/>
    public int Id => process.Id;

    /// <inheritdoc/>
    public void Dispose() => process.Dispose();

    /// <inheritdoc/>
    public void Kill() => process.Kill(entireProcessTree: true);

    /// <inheritdoc/>
    public bool WaitForExit()
    {
        if (!process.WaitForExit(timeout ?? Timeout.Infinite))
        {
            Kill();
            return false;
        }

        // Only without a limit are its last lines waited for, too.
        process.WaitForExit();
        return true;
    }
}
