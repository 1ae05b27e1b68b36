namespace DistroFactory.Packages.Resolution;

/// <summary>A requested name and the packages that would satisfy it, in order of their numbers.</summary>
internal sealed record Request(string Name, IReadOnlyList<int> Candidates);
