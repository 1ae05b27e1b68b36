namespace DistroFactory.Benchmarks.Measuring;

/// <summary>A step that follows a mix, and what it took.</summary>
internal static class MeasuredStep
{
    /// <summary>Takes the step, and prints what it took below the phases of the mix.</summary>
    public static void Run(string name, Action step)
    {
        // As a release does between its steps.
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        ResourceUse.ResetPeakMemory();
        var start = ResourceUse.Now();
        step();
        var end = ResourceUse.Now();
        Console.WriteLine($"  {name,-29} {(end.Wall - start.Wall).TotalSeconds,9:0.00} {(end.Cpu - start.Cpu).TotalSeconds,8:0.00} {ResourceUse.PeakMemory(),9}");
    }
}
