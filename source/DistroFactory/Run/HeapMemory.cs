namespace DistroFactory.Run;

/// <summary>The memory of the process between steps that each take much of it.</summary>
internal static class HeapMemory
{
    /// <summary>
    /// Gives back what the steps before left, so that the next does not come on top of it. Takes some tens of milliseconds.
    /// </summary>
    public static void GiveBack() => GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
}
