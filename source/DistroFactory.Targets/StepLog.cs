using System.Text;
using Serilog;

namespace DistroFactory.Targets;

/// <summary>
/// What the steps write, on its way to the log of the build. A line that begins with "warning" becomes a warning of the build: CI servers
/// mark it, and it is repeated at the end of the run. Colours of tools are dropped, other control characters (of names, too) are escaped.
/// </summary>
internal sealed class StepLog(TextWriter output) : TextWriter
{
    private const string Warning = "warning";

    /// <inheritdoc/>
    public override Encoding Encoding => output.Encoding;

    /// <inheritdoc/>
    public override void Write(char value) => output.Write(value);

    /// <inheritdoc/>
    public override void Write(string? value) => output.Write(value);

    /// <inheritdoc/>
    public override void WriteLine(string? value)
    {
        if (value?.StartsWith(Warning + ": ", StringComparison.Ordinal) == true)
            Log.Warning("{Message:l}", LegibleText.OfTool(value[(Warning.Length + 2)..]));
        else if (value?.StartsWith(Warning + " ", StringComparison.Ordinal) == true)
            Log.Warning("{Message:l}", LegibleText.OfTool(value[(Warning.Length + 1)..]));
        else
            output.WriteLine(value is null ? null : LegibleText.OfTool(value));
    }

    /// <inheritdoc/>
    public override void WriteLine(object? value) => WriteLine(value?.ToString());
}
