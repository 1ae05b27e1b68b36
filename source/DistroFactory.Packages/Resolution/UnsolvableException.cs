namespace DistroFactory.Packages.Resolution;

/// <summary>The clauses contradict each other; never leaves this namespace.</summary>
internal sealed class UnsolvableException(IReadOnlyList<Clause> contradiction) : Exception
{
    /// <summary>The clauses that cannot hold together, in the order in which they were used.</summary>
    public IReadOnlyList<Clause> Contradiction { get; } = contradiction;
}
