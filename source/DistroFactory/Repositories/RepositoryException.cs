namespace DistroFactory.Repositories;

/// <summary>A repository cannot be fetched.</summary>
public sealed class RepositoryException(string what, string why, string? advice = null, Exception? inner = null)
    : FactoryException(what, why, advice, inner);
