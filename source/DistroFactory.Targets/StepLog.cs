using System.Text;
using DistroFactory.Foundation;
using Serilog;

namespace DistroFactory.Targets;

/// <summary>
/// What the steps write, on its way to the log of the build. A line that begins with "warning" becomes a warning of the build: CI servers
/// mark it, and it is repeated at the end of the run. Colours of tools are dropped, other control characters (of names, too) are escaped.
/// </summary>
/// <param name="write">Takes a line.</param>
internal sealed class StepLog(Action<string> write) : TextWriter
{
    private const string Warning = "warning";

    private readonly StringBuilder _begun = new();

    /// <inheritdoc/>
    public override Encoding Encoding => Encoding.UTF8;

    /// <inheritdoc/>
    public override void Write(char value)
    {
        if (value == '\n')
            WriteLine("");
        else
            _begun.Append(value);
    }

    /// <inheritdoc/>
    public override void Write(string? value)
    {
        var lines = (value ?? "").Split('\n');
        foreach (var line in lines[..^1])
            WriteLine(line);
        _begun.Append(lines[^1]);
    }

    /// <inheritdoc/>
    public override void WriteLine() => WriteLine("");

    /// <inheritdoc/>
    public override void WriteLine(string? value)
    {
        var line = _begun + value;
        _begun.Clear();
        if (line.StartsWith(Warning + ": ", StringComparison.Ordinal))
            Log.Warning("{Message:l}", LegibleText.OfTool(line[(Warning.Length + 2)..]));
        else if (line.StartsWith(Warning + " ", StringComparison.Ordinal))
            Log.Warning("{Message:l}", LegibleText.OfTool(line[(Warning.Length + 1)..]));
        else
            write(LegibleText.OfTool(line));
    }

    /// <inheritdoc/>
    public override void WriteLine(object? value) => WriteLine(value?.ToString());
}
