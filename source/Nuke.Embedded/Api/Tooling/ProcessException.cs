using System.Diagnostics.CodeAnalysis;
using System.Text;
using Nuke.Common.Utilities;

namespace Nuke.Common.Tooling;

/// <summary>A process failed.</summary>
[SuppressMessage("Design", "CA1032", Justification = "There is always a process.")]
public class ProcessException : Exception
{
    /// <summary>Tells what was started, where, how it ended, and what it complained of.</summary>
    public ProcessException(IProcess process)
        : base(Describe(process)) => ExitCode = process.ExitCode;

    /// <summary>The exit code of the process.</summary>
    public int ExitCode { get; }

    private static string Describe(IProcess process)
    {
        ArgumentNullException.ThrowIfNull(process);
        var text = new StringBuilder()
            .AppendLine($"Process '{Path.GetFileName(process.FileName)}' exited with code {process.ExitCode}.")
            .AppendLine($"   > {process.FileName.DoubleQuoteIfNeeded()} {process.Arguments}".TrimEnd())
            .Append($"   @ {process.WorkingDirectory}");
        string[] errors = [.. process.Output.Where(line => line.Type == OutputType.Err).Select(line => line.Text)];
        if (errors.Length > 0)
            text.AppendLine().Append("Error output:");
        foreach (var line in errors)
            text.AppendLine().Append("   ").Append(line);
        return text.ToString();
    }
}
