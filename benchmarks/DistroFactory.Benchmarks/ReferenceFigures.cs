namespace DistroFactory.Benchmarks;

/// <summary>What the reference mixer took for a version of the corpus: bundles, update and deltas, whole processes, 2 cores (the corpus' own README).</summary>
/// <param name="Wall">Seconds.</param>
/// <param name="Cpu">User and system seconds.</param>
/// <param name="PackBytes">Size of the zero packs.</param>
internal sealed record ReferenceFigures(double Wall, double Cpu, double PackBytes)
{
    /// <summary>The figures of a version.</summary>
    public static ReferenceFigures Of(uint version) => version == 10
        ? new(13.5 + 127.1, 16.5 + 197.6, 59.0e6)
        : new(10.9 + 59.4 + 17.2 + 0.2, 13.7 + 108.5 + 33.9 + 0.3, 60.9e6);
}
