using DistroFactory.Foundation;
using Serilog;

namespace DistroFactory.Targets;

/// <summary>
/// What the steps write, on its way to the log of the build: CI servers mark a warning, and it is repeated at the end of the run. Colours
/// of tools are dropped, other control characters (of names, too) are escaped.
/// </summary>
/// <param name="write">Takes a line.</param>
internal sealed class StepLog(Action<string> write) : RunLog
{
    /// <inheritdoc/>
    public override void Write(Notice notice)
    {
        var lines = notice.Text.Split('\n').Select(LegibleText.OfTool);
        if (notice.IsWarning)
            Log.Warning("{Message:l}", string.Join('\n', lines));
        else
            foreach (var line in lines)
                write(line);
    }
}
