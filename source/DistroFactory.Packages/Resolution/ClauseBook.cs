namespace DistroFactory.Packages.Resolution;

/// <summary>
/// All that must hold for one request: a clause per requirement, conflict, obsolete and pair of versions of every package
/// that can be reached from the requested ones, then one per request.
/// </summary>
internal sealed class ClauseBook
{
    private readonly PackageIndex _index;
    private readonly RichExpansion _rich;
    private readonly HashSet<int> _reached = [];
    private readonly Queue<int> _pending = new();
    private readonly List<Clause> _ofPackages = [];

    private ClauseBook(PackageIndex index)
    {
        _index = index;
        _rich = new RichExpansion(index);
    }

    /// <summary>The clauses, those of the requests last.</summary>
    /// <param name="index">The universe.</param>
    /// <param name="requests">For each requested name the packages of which one must be installed.</param>
    public static List<Clause> Write(PackageIndex index, IReadOnlyList<Request> requests)
    {
        var book = new ClauseBook(index);
        foreach (var id in requests.SelectMany(request => request.Candidates))
            book.Reach(id);
        while (book._pending.TryDequeue(out var id))
            book.AddPackage(id);

        // The order in which clauses are looked at decides between otherwise equal choices; libsolv sorts them and drops doubles.
        var sorted = book._ofPackages.Order(Comparer<Clause>.Create(Clause.CompareLiterals)).ToList();
        List<Clause> clauses = [.. sorted.Where((clause, i) => i == 0 || Clause.CompareLiterals(sorted[i - 1], clause) != 0)];
        clauses.AddRange(
            requests.Select(request => new Clause([.. request.Candidates], new Reason(ReasonKind.Requested, 0, request.Name)))
        );
        return clauses;
    }

    private void AddPackage(int id)
    {
        var package = _index[id];
        foreach (var requires in package.Requires)
        {
            // What rpm itself must be able to do is no package's business.
            if (!requires.Name.StartsWith("rpmlib(", StringComparison.Ordinal))
                AddRequires(id, requires);
        }

        foreach (var conflicts in package.Conflicts)
            AddConflicts(id, conflicts);

        foreach (var obsoletes in package.Obsoletes)
            AddExclusions(id, _index.MatchingByName(obsoletes), new Reason(ReasonKind.Obsoletes, id, DependencyText.Of(obsoletes)));

        AddExclusions(id, _index.Named(package.Nevra.Name), new Reason(ReasonKind.SameName, id, package.Nevra.Name));
    }

    private void AddRequires(int id, Dependency requires)
    {
        var reason = new Reason(ReasonKind.Requires, id, DependencyText.Of(requires));
        foreach (var block in Expand(requires, negated: false))
        {
            Add([-id, .. block], reason);
            foreach (var literal in block.Where(literal => literal > 0))
                Reach(literal);
        }
    }

    private void AddConflicts(int id, Dependency conflicts)
    {
        var reason = new Reason(ReasonKind.Conflicts, id, DependencyText.Of(conflicts));
        foreach (var block in Expand(conflicts, negated: true))
        {
            // A package may conflict with what it provides itself: "only one provider of this".
            if (block is not [var only] || only != -id)
                Add([-id, .. block], reason);
        }
    }

    private List<int[]> Expand(Dependency dependency, bool negated)
    {
        try
        {
            var tree = RichDependency.Of(dependency);
            return negated ? _rich.NotConjunction(tree) : _rich.Conjunction(tree);
        }
        catch (FormatException)
        {
            return negated
                ? []
                :
                [
                    [],
                ];
        }
    }

    private void AddExclusions(int id, IEnumerable<int> others, Reason reason)
    {
        foreach (var other in others.Where(other => other != id))
            Add([-id, -other], reason);
    }

    private void Add(int[] literals, Reason reason)
    {
        int[] sorted = [.. literals.Distinct().Order()];
        if (!sorted.Any(literal => literal < 0 && Array.BinarySearch(sorted, -literal) >= 0))
            _ofPackages.Add(new Clause(sorted, reason));
    }

    private void Reach(int id)
    {
        if (_reached.Add(id))
            _pending.Enqueue(id);
    }
}
