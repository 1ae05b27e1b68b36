using DistroFactory.Benchmarks.Measuring;

namespace DistroFactory.Benchmarks.Corpus;

/// <summary>Mixes versions of a corpus one after the other, and holds them against the floor and against the reference mixer.</summary>
internal static class CorpusBenchmark
{
    public static async Task RunAsync(CorpusInput input)
    {
        var floor = new Floor();
        var firstFloor = Print(floor.Measure("floor of the first mix", input.First));
        var first = await MeasuredMix.RunAsync("first mix (10)", input.Request(10, input.First));
        Compare(first, firstFloor, ReferenceFigures.First);
        Console.WriteLine(
            $"  state and stream {DiskUse.Of(input.Store, input.Output) / 1e6:0.0} MB, "
                + $"stream alone {DiskUse.Of(input.Output) / 1e6:0.0} MB, "
                + $"packages {input.First.Sum(path => new FileInfo(path).Length) / 1e6:0.0} MB\n"
        );

        var nextFloor = Print(floor.Measure("floor of the next mix", input.Second.Except(input.First)));
        var next = await MeasuredMix.RunAsync("next mix (20, deltas included)", input.Request(20, input.Second));
        Compare(next, nextFloor, ReferenceFigures.Next);
        CompareDeltas(next);

        await MeasuredMix.RunAsync("\none small package changed (30)", input.Request(30, input.SmallChange));
        await MeasuredMix.RunAsync(
            "\nmin-version (40)",
            input.Request(40, input.SmallChange) with
            {
                MinVersion = new(40),
                DeltaBases = [],
            }
        );
        await MeasuredMix.RunAsync(
            "\nformat bump: bridge (50)",
            input.Request(50, input.SmallChange) with
            {
                ClaimedVersion = new(60),
                ClaimedFormat = new(2),
                DeltaBases = [],
            }
        );
        await MeasuredMix.RunAsync(
            "\nformat bump: new format (60)",
            input.Request(60, input.SmallChange) with
            {
                Format = new(2),
                MinVersion = new(60),
                DeltaBases = [],
            }
        );
    }

    private static PhaseCost Print(PhaseCost floor)
    {
        Console.WriteLine("{0,-31} {1,9:0.00} {2,8:0.00} {3,9}", floor.Name, floor.Wall.TotalSeconds, floor.Cpu.TotalSeconds, floor.Peak);
        return floor;
    }

    private static void Compare(MeasuredMix mix, PhaseCost floor, ReferenceFigures reference)
    {
        var total = mix.Total;
        Console.WriteLine($"  of the floor: wall {total.Wall / floor.Wall:0.00}, cpu {total.Cpu / floor.Cpu:0.00}");
        Console.WriteLine(
            $"  of the reference: wall {total.Wall.TotalSeconds / reference.Wall:0.00}, cpu "
                + $"{total.Cpu.TotalSeconds / reference.Cpu:0.00}, zero packs "
                + $"{mix.Result.ZeroPacks.Bytes / reference.PackBytes:0.000}"
        );
    }

    private static void CompareDeltas(MeasuredMix mix)
    {
        var deltas = mix.Phases.Where(phase => phase.Name is "differences" or "deltas").ToList();
        Console.WriteLine(
            "  deltas of the reference: wall "
                + $"{deltas.Sum(phase => phase.Wall.TotalSeconds) / ReferenceFigures.DeltaWall:0.00}, cpu "
                + $"{deltas.Sum(phase => phase.Cpu.TotalSeconds) / ReferenceFigures.DeltaCpu:0.00}, packs "
                + $"{mix.Result.DeltaPacks.Bytes / ReferenceFigures.DeltaPackBytes:0.000}"
        );
    }
}
