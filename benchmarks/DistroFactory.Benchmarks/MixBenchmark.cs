using DistroFactory.Mixing;

namespace DistroFactory.Benchmarks;

/// <summary>Mixes one version of the corpus and prints what it took, phase by phase, beside the reference.</summary>
internal static class MixBenchmark
{
    public static async Task RunAsync(CorpusInput input, uint version)
    {
        var meter = new PhaseMeter();
        var result = await new EmbeddedMixer().MixAsync(input.Request(version), meter);
        meter.Stop();

        Console.WriteLine($"mix of version {version}          wall s    cpu s  peak MiB");
        foreach (var phase in meter.Phases)
            Console.WriteLine(Row(phase));
        var total = new PhaseCost("all", Sum(meter, phase => phase.Wall), Sum(meter, phase => phase.Cpu), meter.Phases.Max(phase => phase.Peak));
        Console.WriteLine(Row(total));

        var reference = ReferenceFigures.Of(version);
        Console.WriteLine($"  {result.Fullfiles.Count} fullfiles {result.Fullfiles.Bytes / 1e6:0.0} MB, {result.ZeroPacks.Count} zero packs {result.ZeroPacks.Bytes / 1e6:0.0} MB, {result.DeltaPacks.Count} delta packs {result.DeltaPacks.Bytes / 1e6:0.00} MB");
        Console.WriteLine($"  of the reference: wall {total.Wall.TotalSeconds / reference.Wall:0.00}, cpu {total.Cpu.TotalSeconds / reference.Cpu:0.00}, zero packs {result.ZeroPacks.Bytes / reference.PackBytes:0.000}");
        Console.WriteLine();
    }

    private static string Row(PhaseCost phase)
        => $"  {phase.Name,-24} {phase.Wall.TotalSeconds,8:0.00} {phase.Cpu.TotalSeconds,8:0.00} {phase.Peak,9}";

    private static TimeSpan Sum(PhaseMeter meter, Func<PhaseCost, TimeSpan> cost) => new(meter.Phases.Sum(phase => cost(phase).Ticks));
}
