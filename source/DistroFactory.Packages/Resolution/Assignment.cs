namespace DistroFactory.Packages.Resolution;

/// <summary>
/// What has been decided so far, in order, each decision with its level and cause; knows how to draw the conclusions
/// (unit propagation over watched literals) and how to take decisions back.
/// </summary>
internal sealed class Assignment(int packages)
{
    private readonly int[] _levels = new int[packages + 1];
    private readonly Clause?[] _watchers = new Clause?[(2 * packages) + 1];
    private readonly List<int> _trail = [];
    private readonly List<Clause?> _causes = [];
    private int _propagated;

    /// <summary>The decided literals, oldest first.</summary>
    public IReadOnlyList<int> Trail => _trail;

    /// <summary>Grows with every change, so that what was derived from the decisions can be kept while it holds.</summary>
    public int Changes { get; private set; }

    /// <summary>The clause that forced the literal at a position of the trail; null for a free choice.</summary>
    public Clause? CauseAt(int position) => _causes[position];

    /// <summary>The level at which a package was decided; 0 when it is not.</summary>
    public int LevelOf(int literal) => Math.Abs(_levels[Math.Abs(literal)]);

    public bool IsTrue(int literal) => literal > 0 ? _levels[literal] > 0 : _levels[-literal] < 0;

    public bool IsFalse(int literal) => IsTrue(-literal);

    public bool IsOpen(int literal) => _levels[Math.Abs(literal)] == 0;

    public void Decide(int literal, int level, Clause? cause)
    {
        _levels[Math.Abs(literal)] = literal > 0 ? level : -level;
        _trail.Add(literal);
        _causes.Add(cause);
        Changes++;
    }

    /// <summary>Takes back all that was decided above a level.</summary>
    public void Revert(int level)
    {
        while (_trail.Count > 0 && LevelOf(_trail[^1]) > level)
        {
            _levels[Math.Abs(_trail[^1])] = 0;
            _trail.RemoveAt(_trail.Count - 1);
            _causes.RemoveAt(_causes.Count - 1);
        }

        _propagated = Math.Min(_propagated, _trail.Count);
        Changes++;
    }

    /// <summary>From now on the clause takes part in <see cref="Propagate"/>.</summary>
    public void Watch(Clause clause)
    {
        if (clause.Literals.Length < 2)
            return;
        clause.Next1 = _watchers[Slot(clause.Watch1)];
        _watchers[Slot(clause.Watch1)] = clause;
        clause.Next2 = _watchers[Slot(clause.Watch2)];
        _watchers[Slot(clause.Watch2)] = clause;
    }

    /// <summary>Draws all conclusions; returns the clause that cannot be satisfied any more, if there is one.</summary>
    public Clause? Propagate(int level)
    {
        while (_propagated < _trail.Count)
        {
            var falsified = -_trail[_propagated++];
            Clause? previous = null;
            var clause = _watchers[Slot(falsified)];
            while (clause is not null)
            {
                var next = NextOf(clause, falsified);
                var other = clause.Watch1 == falsified ? clause.Watch2 : clause.Watch1;
                if (!IsTrue(other))
                {
                    var replacement = Array.Find(clause.Literals, literal => literal != other && !IsFalse(literal));
                    if (replacement != 0)
                    {
                        Unlink(previous, next, falsified);
                        MoveWatch(clause, falsified, replacement);
                        clause = next;
                        continue;
                    }

                    if (IsFalse(other))
                        return clause;
                    Decide(other, level, clause);
                }

                previous = clause;
                clause = next;
            }
        }

        return null;
    }

    private void Unlink(Clause? previous, Clause? next, int literal)
    {
        if (previous is null)
            _watchers[Slot(literal)] = next;
        else if (previous.Watch1 == literal)
            previous.Next1 = next;
        else
            previous.Next2 = next;
    }

    private void MoveWatch(Clause clause, int from, int to)
    {
        if (clause.Watch1 == from)
            (clause.Watch1, clause.Next1) = (to, _watchers[Slot(to)]);
        else
            (clause.Watch2, clause.Next2) = (to, _watchers[Slot(to)]);
        _watchers[Slot(to)] = clause;
    }

    private static Clause? NextOf(Clause clause, int literal) => clause.Watch1 == literal ? clause.Next1 : clause.Next2;

    private int Slot(int literal) => packages + literal;
}
