namespace DistroFactory.Packages.Resolution;

/// <summary>Learns from a dead end: which decisions led there, and the clause that keeps the search from going there again.</summary>
internal static class ConflictAnalysis
{
    /// <summary>The learned clause (its first literal is the one it forces) and the level to go back to.</summary>
    public static (Clause Learned, int Level) Learn(Assignment assignment, Clause conflict, int level)
    {
        HashSet<int> involved = [];
        HashSet<int> certain = [];
        List<int> rest = [];
        List<Clause> premises = [];
        var backLevel = 1;
        var position = assignment.Trail.Count;
        var atThisLevel = 0;
        var clause = conflict;
        while (true)
        {
            premises.Add(clause);
            foreach (var literal in clause.Literals)
            {
                var package = Math.Abs(literal);
                if (assignment.IsTrue(literal) || !involved.Add(package))
                    continue;
                var at = assignment.LevelOf(literal);
                if (at == 1)
                {
                    certain.Add(package);
                }
                else if (at == level)
                {
                    atThisLevel++;
                }
                else
                {
                    rest.Add(literal);
                    backLevel = Math.Max(backLevel, at);
                }
            }

            do position--;
            while (!involved.Contains(Math.Abs(assignment.Trail[position])));
            involved.Remove(Math.Abs(assignment.Trail[position]));
            if (--atThisLevel == 0)
                break;
            clause = assignment.CauseAt(position)!;
        }

        premises.AddRange(CausesOf(assignment, certain));
        var learned = new Clause([-assignment.Trail[position], .. rest], new Reason(ReasonKind.Learned)) { Premises = premises };
        if (rest.Count > 1)
            learned.Watch2 = rest.MaxBy(assignment.LevelOf);
        return (learned, backLevel);
    }

    /// <summary>All clauses that together make a conflict without any free choice.</summary>
    public static UnsolvableException Contradiction(Assignment assignment, Clause conflict)
    {
        List<Clause> used = [conflict, .. CausesOf(assignment, [.. conflict.Literals.Select(Math.Abs)])];
        List<Clause> origins = [];
        HashSet<Clause> seen = [];
        Stack<Clause> open = new(used);
        while (open.TryPop(out var clause))
        {
            if (!seen.Add(clause))
                continue;
            if (clause.Premises is null)
                origins.Add(clause);
            foreach (var premise in clause.Premises ?? [])
                open.Push(premise);
        }

        return new UnsolvableException(origins);
    }

    private static List<Clause> CausesOf(Assignment assignment, HashSet<int> packages)
    {
        List<Clause> causes = [];
        for (var position = assignment.Trail.Count - 1; position >= 0; position--)
        {
            if (!packages.Contains(Math.Abs(assignment.Trail[position])) || assignment.CauseAt(position) is not { } cause)
                continue;
            causes.Add(cause);
            packages.UnionWith(cause.Literals.Select(Math.Abs));
        }

        return causes;
    }
}
