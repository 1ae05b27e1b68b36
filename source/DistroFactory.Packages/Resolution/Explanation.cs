namespace DistroFactory.Packages.Resolution;

/// <summary>Why a request cannot be met, as a chain of sentences from what was asked for to what is missing or in the way.</summary>
internal sealed class Explanation(PackageIndex index)
{
    private const int MostNamed = 4;

    public string Of(IReadOnlyList<Clause> contradiction)
    {
        // From the requested names along the requirements, so that each sentence speaks of a package the one before named.
        List<string> sentences = [];
        HashSet<int> named = [];
        List<Clause> left = [.. contradiction.OrderBy(clause => clause.Reason.Kind).ThenBy(clause => clause.Reason.Package)];
        while (left.Count > 0)
        {
            var next = left.Find(clause => clause.Reason.Package == 0 || named.Contains(clause.Reason.Package)) ?? left[0];
            left.Remove(next);
            named.UnionWith(next.Literals.Where(literal => literal > 0));
            if (Sentence(next) is var sentence && !sentences.Contains(sentence))
                sentences.Add(sentence);
        }

        return string.Join("; ", sentences);
    }

    private string Sentence(Clause clause)
    {
        var (kind, package, text) = clause.Reason;
        int[] candidates = [.. clause.Literals.Where(literal => literal > 0)];
        var other = clause.Literals.Select(Math.Abs).FirstOrDefault(id => id != package);
        return kind switch
        {
            ReasonKind.Requested => $"{text} is requested"
                + (candidates is [var only] && index[only].Nevra.Name == text ? $" ({Name(only)})" : $", which means {Names(candidates)}"),
            ReasonKind.Requires when candidates.Length == 0 => $"{Name(package)} requires {text}, which nothing provides{Instead(text)}",
            ReasonKind.Requires =>
                $"{Name(package)} requires {text}, which only {Names(candidates)} provide{(candidates.Length == 1 ? "s" : "")}",
            ReasonKind.Conflicts => $"{Name(package)} conflicts with {text}" + (other == 0 ? "" : $", which is {Name(other)}"),
            ReasonKind.Obsoletes => $"{Name(package)} obsoletes {text}, which is {Name(other)}",
            _ => $"{Name(package)} and {Name(other)} cannot both be installed",
        };
    }

    // A requirement of a version nobody has: say which there are.
    private string Instead(string dependency)
    {
        var capability = dependency.Split(' ')[0];
        string[] offers =
        [
            .. index
                .Offers(capability)
                .Select(offer => $"{Name(offer.Package)} provides {DependencyText.Of(offer.Provides)}")
                .Distinct()
                .Take(MostNamed),
        ];
        return offers.Length == 0 ? "" : $" ({string.Join(", ", offers)})";
    }

    private string Names(int[] ids) =>
        string.Join(" or ", ids.Take(MostNamed).Select(Name)) + (ids.Length > MostNamed ? $" or {ids.Length - MostNamed} others" : "");

    private string Name(int id) => index[id].Nevra.ToString();
}
