using DistroFactory.Mixing;
using DistroFactory.Mixing.Assembly;

namespace DistroFactory.Benchmarks.Measuring;

/// <summary>A mix, and what each phase of it took.</summary>
/// <param name="Result">What the mix made.</param>
/// <param name="Phases">Its phases, in order.</param>
internal sealed record MeasuredMix(MixResult Result, IReadOnlyList<PhaseCost> Phases)
{
    /// <summary>The mix as a whole.</summary>
    public PhaseCost Total =>
        new("all", new(Phases.Sum(phase => phase.Wall.Ticks)), new(Phases.Sum(phase => phase.Cpu.Ticks)), Phases.Max(phase => phase.Peak));

    /// <summary>Mixes, and prints what it took.</summary>
    /// <param name="title">What is mixed.</param>
    /// <param name="request">The mix.</param>
    public static async Task<MeasuredMix> RunAsync(string title, MixRequest request)
    {
        var meter = new PhaseMeter();
        var result = await new EmbeddedMixer().MixAsync(request, meter);
        meter.Stop();
        var mix = new MeasuredMix(result, meter.Phases);
        mix.Print(title);
        return mix;
    }

    private void Print(string title)
    {
        Console.WriteLine("{0,-34} wall s    cpu s  peak MiB", title);
        foreach (var phase in Phases.Append(Total))
            Console.WriteLine(
                "  {0,-29} {1,9:0.00} {2,8:0.00} {3,9}",
                phase.Name,
                phase.Wall.TotalSeconds,
                phase.Cpu.TotalSeconds,
                phase.Peak
            );
        Console.WriteLine(
            $"  {Result.Fullfiles.Count} fullfiles {Result.Fullfiles.Bytes / 1e6:0.00} MB, "
                + $"{Result.ZeroPacks.Count} zero packs {Result.ZeroPacks.Bytes / 1e6:0.00} MB, "
                + $"{Result.DeltaPacks.Count} delta packs {Result.DeltaPacks.Bytes / 1e6:0.00} MB"
        );
    }
}
