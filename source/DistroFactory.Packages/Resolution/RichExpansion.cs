namespace DistroFactory.Packages.Resolution;

/// <summary>
/// Boolean dependencies in terms of packages. A conjunction of disjunctions is a list of blocks of literals (see <see cref="Clause"/>);
/// the empty list is always true, an empty block is never true. Read as a disjunction of conjunctions it is the other way around.
/// </summary>
internal sealed class RichExpansion(PackageIndex index)
{
    /// <summary>What must hold for the dependency to hold, as blocks of which each needs one true literal.</summary>
    public List<int[]> Conjunction(RichDependency tree) =>
        tree.Operator switch
        {
            _ when IsSet(tree) => [Set(tree)],
            RichOperator.And => [.. Conjunction(tree.Left!), .. Conjunction(tree.Right!)],
            RichOperator.Or => Distribute(Conjunction(tree.Left!), Conjunction(tree.Right!)),
            RichOperator.If when tree.Else is null => Distribute(Conjunction(tree.Left!), NotConjunction(tree.Right!)),
            RichOperator.If =>
            [
                .. Distribute(Conjunction(tree.Left!), NotConjunction(tree.Right!)),
                .. Distribute(Conjunction(tree.Else), Conjunction(tree.Right!)),
            ],
            RichOperator.Unless when tree.Else is null => [.. Conjunction(tree.Left!), .. NotConjunction(tree.Right!)],
            RichOperator.Unless => Distribute(
                [.. Conjunction(tree.Left!), .. NotConjunction(tree.Right!)],
                [.. Conjunction(tree.Else), .. Conjunction(tree.Right!)]
            ),
            _ => throw new FormatException($"{tree.Operator} joins capabilities, not conditions"),
        };

    /// <summary>What must hold for the dependency not to hold.</summary>
    public List<int[]> NotConjunction(RichDependency tree) =>
        tree.Operator switch
        {
            _ when IsSet(tree) => [.. Set(tree).Select(id => new[] { -id })],
            RichOperator.And => Distribute(NotConjunction(tree.Left!), NotConjunction(tree.Right!)),
            RichOperator.Or => [.. NotConjunction(tree.Left!), .. NotConjunction(tree.Right!)],
            RichOperator.If when tree.Else is null => [.. NotConjunction(tree.Left!), .. Conjunction(tree.Right!)],
            RichOperator.If => Distribute(
                [.. NotConjunction(tree.Left!), .. Conjunction(tree.Right!)],
                [.. NotConjunction(tree.Else), .. NotConjunction(tree.Right!)]
            ),
            RichOperator.Unless when tree.Else is null => Distribute(NotConjunction(tree.Left!), Conjunction(tree.Right!)),
            RichOperator.Unless =>
            [
                .. Distribute(NotConjunction(tree.Left!), Conjunction(tree.Right!)),
                .. Distribute(NotConjunction(tree.Else), NotConjunction(tree.Right!)),
            ],
            _ => throw new FormatException($"{tree.Operator} joins capabilities, not conditions"),
        };

    private static bool IsSet(RichDependency tree) =>
        tree.Operator == RichOperator.None
        || (tree.Operator is RichOperator.Or or RichOperator.With or RichOperator.Without && IsSet(tree.Left!) && IsSet(tree.Right!));

    // with and without speak of one package that provides several things, so they act on the sets of providers.
    private int[] Set(RichDependency tree) =>
        tree.Operator switch
        {
            RichOperator.None => index.Providers(tree.Capability!),
            RichOperator.Or => [.. Set(tree.Left!).Union(Set(tree.Right!)).Order()],
            RichOperator.With => [.. Set(tree.Left!).Intersect(Set(tree.Right!))],
            _ => [.. Set(tree.Left!).Except(Set(tree.Right!))],
        };

    private static List<int[]> Distribute(List<int[]> left, List<int[]> right) =>
        [.. from a in left from b in right let block = a.Union(b).Order().ToArray() where !IsTautology(block) select block];

    private static bool IsTautology(int[] block) => block.Any(literal => literal < 0 && Array.BinarySearch(block, -literal) >= 0);
}
