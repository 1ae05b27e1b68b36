namespace DistroFactory.Packages.Resolution;

/// <summary>
/// A disjunction that every solution must satisfy. A literal is the number of a package (1 and up): positive for
/// "is installed", negative for "is not installed". <c>[-3, 7, 9]</c> says "3 needs 7 or 9".
/// </summary>
internal sealed class Clause(int[] literals, Reason reason)
{
    public int[] Literals { get; } = literals;

    public Reason Reason { get; } = reason;

    /// <summary>For a learned clause: the clauses it follows from; else null.</summary>
    public IReadOnlyList<Clause>? Premises { get; init; }

    // Two literals are watched; only when one of them becomes false is the clause looked at again. The watchers of a
    // literal form a linked list through the clauses, newest first: the order in which conflicts are met decides
    // what is learned, and so, in rare cases, what is chosen.
    public int Watch1 { get; set; } = literals[0];

    public int Watch2 { get; set; } = literals.Length > 1 ? literals[1] : 0;

    public Clause? Next1 { get; set; }

    public Clause? Next2 { get; set; }

    /// <summary>The order in which libsolv would keep these clauses: by literals, a shorter one first.</summary>
    public static int CompareLiterals(Clause a, Clause b)
    {
        var length = Math.Max(a.Literals.Length, b.Literals.Length);
        for (var i = 0; i < length; i++)
        {
            var order = a.At(i).CompareTo(b.At(i));
            if (order != 0)
                return order;
        }

        return 0;
    }

    private int At(int index) => index < Literals.Length ? Literals[index] : 0;
}
