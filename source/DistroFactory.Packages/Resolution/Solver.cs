namespace DistroFactory.Packages.Resolution;

/// <summary>
/// Finds the packages that satisfy all clauses. A search with learning (CDCL) that takes its free decisions as libsolv does, so that the
/// result is the one dnf would install: requests first, in their order; then whatever a clause leaves only one sensible
/// candidate for; then the open choices in the order of the clauses; at last, choices that turned out to be superfluous are revised.
/// </summary>
internal sealed class Solver
{
    private readonly SelectionPolicy _policy;
    private readonly WeakPreferences _preferences;
    private readonly List<Clause> _clauses;
    private readonly int _firstRequest;
    private readonly int _requestEnd;
    private readonly Assignment _assignment;
    private readonly List<Branch> _branches = [];
    private readonly CancellationToken _cancellation;

    private Solver(PackageIndex index, List<Clause> clauses, CancellationToken cancellation)
    {
        _clauses = clauses;
        _cancellation = cancellation;
        _requestEnd = clauses.Count;
        _firstRequest = clauses.FindIndex(clause => clause.Reason.Kind == ReasonKind.Requested);
        if (_firstRequest < 0)
            _firstRequest = _requestEnd;
        _assignment = new Assignment(index.Count);
        _preferences = new WeakPreferences(index, _assignment);
        _policy = new SelectionPolicy(index, _preferences);
    }

    /// <summary>The numbers of the packages to install, ascending.</summary>
    /// <exception cref="UnsolvableException">There is no solution.</exception>
    public static List<int> Solve(PackageIndex index, List<Clause> clauses, CancellationToken cancellation)
    {
        var solver = new Solver(index, clauses, cancellation);
        solver.Run();
        return [.. solver._assignment.Trail.Where(literal => literal > 0).Order()];
    }

    private void Run()
    {
        // Newest first in the lists of watchers: the clause of the lowest number is met first.
        for (var i = _clauses.Count - 1; i >= 0; i--)
            _assignment.Watch(_clauses[i]);
        DecideSingles();

        var level = 1;
        var requestsDone = 1;
        do
        {
            while (true)
            {
                if (level <= requestsDone)
                {
                    var before = level;
                    level = SatisfyRequests(level);
                    if (level < before)
                        continue;
                    requestsDone = level;
                }

                var start = level;
                level = SatisfyClauses(level);
                if (level >= start)
                    break;
            }
        } while (Minimize(ref level));
    }

    private void DecideSingles()
    {
        foreach (var clause in _clauses.Where(clause => clause.Literals.Length < 2))
        {
            if (clause.Literals is not [var literal] || _assignment.IsFalse(literal))
                throw ConflictAnalysis.Contradiction(_assignment, clause);
            if (_assignment.IsOpen(literal))
                _assignment.Decide(literal, 1, clause);
        }

        if (_assignment.Propagate(1) is { } conflict)
            throw ConflictAnalysis.Contradiction(_assignment, conflict);
    }

    private int SatisfyRequests(int level)
    {
        var start = level;
        for (var i = _firstRequest; i < _requestEnd; i++)
        {
            var open = OpenCandidates(_clauses[i]);
            if (open.Count == 0)
                continue;
            var before = level;
            level = Choose(level, _policy.Prune(open));
            if (level < start)
                return level;

            // A learned clause may have decided otherwise: look again, from the first request if decisions were taken back.
            if (level == before)
                i--;
            else if (level < before)
                i = _firstRequest - 1;
        }

        return level;
    }

    private int SatisfyClauses(int level)
    {
        var start = level;
        var postponed = -1;
        var choosing = false;
        for (int i = 0, visited = 0; ; i++, visited++)
        {
            if (visited >= _clauses.Count)
            {
                if (choosing || postponed < 0)
                    return level;
                (i, visited, choosing) = (postponed, 0, true);
            }

            if (i >= _clauses.Count)
                i = 0;
            var open = OpenCandidates(_clauses[i]);
            if (open.Count == 0)
                continue;

            // First what needs no choice: it may settle others.
            open = _policy.Prune(open);
            if (open.Count > 1 && !choosing)
            {
                if (postponed < 0)
                    postponed = i;
                continue;
            }

            level = Choose(level, open);
            if (level < start)
                return level;
            visited = -1;
        }
    }

    // The candidates of a clause that still needs one; none when it is satisfied or does not apply yet.
    private List<int> OpenCandidates(Clause clause)
    {
        List<int> open = [];
        foreach (var literal in clause.Literals)
        {
            if (literal < 0 ? !_assignment.IsTrue(-literal) : _assignment.IsTrue(literal))
                return [];
            if (literal > 0 && _assignment.IsOpen(literal))
                open.Add(literal);
        }

        return open;
    }

    private int Choose(int level, List<int> candidates)
    {
        _cancellation.ThrowIfCancellationRequested();
        var ranked = _policy.Rank(candidates);
        if (ranked.Count > 1)
            _branches.Add(new Branch(level, ranked));
        return Decide(level, ranked[0]);
    }

    // Decides freely, then draws conclusions; from every dead end it learns a clause, goes back and goes on.
    private int Decide(int level, int literal)
    {
        _assignment.Decide(literal, ++level, cause: null);
        while (_assignment.Propagate(level) is { } conflict)
        {
            _cancellation.ThrowIfCancellationRequested();
            if (level == 1)
                throw ConflictAnalysis.Contradiction(_assignment, conflict);
            (var learned, level) = ConflictAnalysis.Learn(_assignment, conflict, level);
            Revert(level);
            _clauses.Add(learned);
            _assignment.Watch(learned);
            _assignment.Decide(learned.Literals[0], level, learned);
        }

        return level;
    }

    private void Revert(int level)
    {
        _assignment.Revert(level);
        while (_branches.Count > 0 && _branches[^1].Level >= level)
            _branches.RemoveAt(_branches.Count - 1);
    }

    // A candidate that was passed over, but is installed for another reason anyway, makes the chosen one superfluous;
    // and one that has come to be recommended is better than one that is not.
    private bool Minimize(ref int level)
    {
        var branch = _branches.Find(branch => Better(branch) != 0);
        if (branch is null)
            return false;
        var better = Better(branch);
        branch.Tried.Add(better);
        Revert(branch.Level);

        // It was reverted with the rest, but its other candidates are still to be considered.
        _branches.Add(branch);
        level = Decide(branch.Level, better);
        return true;
    }

    private int Better(Branch branch)
    {
        var untried = branch.Candidates.Where(id => !branch.Tried.Contains(id));
        var later = untried.FirstOrDefault(id => _assignment.IsTrue(id) && _assignment.LevelOf(id) > branch.Level);
        if (later != 0)
            return later;
        var recommended = untried.FirstOrDefault(_preferences.IsRecommended);
        return branch.Tried.Any(id =>
            _assignment.IsTrue(id) && _assignment.LevelOf(id) == branch.Level + 1 && !_preferences.IsRecommended(id)
        )
            ? recommended
            : 0;
    }
}
