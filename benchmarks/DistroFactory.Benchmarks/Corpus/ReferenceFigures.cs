namespace DistroFactory.Benchmarks.Corpus;

/// <summary>
/// What the reference mixer took for the corpus: bundles, update and deltas, whole processes, 2 cores (the corpus' own README).
/// </summary>
/// <param name="Wall">Seconds.</param>
/// <param name="Cpu">User and system seconds.</param>
/// <param name="PackBytes">Size of the zero packs.</param>
internal sealed record ReferenceFigures(double Wall, double Cpu, double PackBytes)
{
    /// <summary>Seconds for delta packs and delta manifests of version 20.</summary>
    public const double DeltaWall = 17.2 + 0.2;

    /// <summary>User and system seconds for them.</summary>
    public const double DeltaCpu = 33.9 + 0.3;

    /// <summary>Size of the delta packs.</summary>
    public const double DeltaPackBytes = 5.25e6;

    /// <summary>Version 10.</summary>
    public static ReferenceFigures First { get; } = new(13.5 + 127.1, 16.5 + 197.6, 59.0e6);

    /// <summary>Version 20, deltas included.</summary>
    public static ReferenceFigures Next { get; } = new(10.9 + 59.4 + DeltaWall, 13.7 + 108.5 + DeltaCpu, 60.9e6);
}
