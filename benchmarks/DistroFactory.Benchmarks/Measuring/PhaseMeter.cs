using DistroFactory.Mixing;

namespace DistroFactory.Benchmarks.Measuring;

/// <summary>Time, processor time and peak memory of each phase of a mix.</summary>
internal sealed class PhaseMeter : IProgress<MixProgress>
{
    private readonly Lock _lock = new();
    private readonly List<PhaseCost> _phases = [];
    private string _phase = "";
    private ResourceUse _start = ResourceUse.Now();

    /// <summary>The phases that have ended, in order.</summary>
    public IReadOnlyList<PhaseCost> Phases => _phases;

    /// <inheritdoc/>
    public void Report(MixProgress value)
    {
        lock (_lock)
        {
            if (value.Phase != _phase)
                Begin(value.Phase);
        }
    }

    /// <summary>Ends the last phase.</summary>
    public void Stop() => Report(new("", 0, 0));

    private void Begin(string phase)
    {
        var now = ResourceUse.Now();
        if (_phase.Length > 0)
            _phases.Add(new(_phase, now.Wall - _start.Wall, now.Cpu - _start.Cpu, ResourceUse.PeakMemory()));
        (_phase, _start) = (phase, now);
        ResourceUse.ResetPeakMemory();
    }
}

/// <summary>What a phase took.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Wall">Time that passed.</param>
/// <param name="Cpu">Processor time of all threads.</param>
/// <param name="Peak">Largest resident memory, MiB.</param>
internal sealed record PhaseCost(string Name, TimeSpan Wall, TimeSpan Cpu, long Peak);
