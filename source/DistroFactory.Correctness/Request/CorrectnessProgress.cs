namespace DistroFactory.Correctness.Request;

/// <summary>How far a check is: the packages whose content is read are what takes long.</summary>
/// <param name="Done">Packages read.</param>
/// <param name="Total">Packages to read.</param>
public sealed record CorrectnessProgress(long Done, long Total);
