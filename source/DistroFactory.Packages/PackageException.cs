using DistroFactory.Foundation;

namespace DistroFactory.Packages;

/// <summary>A package, its metadata or its dependencies are not usable.</summary>
public class PackageException(string what, string why, string? advice = null, Exception? inner = null)
    : FactoryException(what, why, advice, inner);
