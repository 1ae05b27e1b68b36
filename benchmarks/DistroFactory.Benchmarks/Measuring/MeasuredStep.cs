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
        var (wall, cpu) = (end.Wall - start.Wall, end.Cpu - start.Cpu);
        Console.WriteLine("  {0,-29} {1,9:0.00} {2,8:0.00} {3,9}", name, wall.TotalSeconds, cpu.TotalSeconds, ResourceUse.PeakMemory());
    }
}
