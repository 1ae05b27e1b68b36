namespace DistroFactory.Packages.Metadata;

/// <summary>A requirement as metadata states it.</summary>
/// <param name="Dependency">What is required.</param>
/// <param name="Before">Whether it must be there before the package is unpacked (a scriptlet needs it).</param>
public sealed record RepositoryRequirement(Dependency Dependency, bool Before = false);
