using DistroFactory.Run;
using Nuke.Embedded;

namespace DistroFactory.Targets;

/// <summary>Tells the engine how far a step is; an engine that does not know of this hears nothing.</summary>
internal sealed class ProgressBridge : IProgress<StepProgress>
{
    /// <inheritdoc/>
    public void Report(StepProgress value)
    {
        if (value.InBytes)
            BuildProgress.ReportBytes(value.Phase, value.Done, value.Total);
        else
            BuildProgress.Report(value.Phase, value.Done, value.Total);
    }
}
