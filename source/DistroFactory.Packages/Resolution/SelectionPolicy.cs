namespace DistroFactory.Packages.Resolution;

/// <summary>
/// Which of several packages that would all do is taken, as libsolv decides for dnf (see the README): the best architecture, the best
/// version of each name, none that another candidate obsoletes, only recommended ones if there are any; then in this order: suggested ones,
/// those that provide the higher version of something both provide, those of which no newer build exists, the alphabet.
/// </summary>
internal sealed class SelectionPolicy(PackageIndex index, WeakPreferences preferences)
{
    /// <summary>Drops the candidates that are worse than another.</summary>
    public List<int> Prune(List<int> candidates) =>
        candidates.Count < 2 ? candidates : Recommended(WithoutObsoleted(BestVersions(BestArchitecture(candidates))));

    /// <summary>Puts pruned candidates in the order in which they are tried.</summary>
    public List<int> Rank(List<int> pruned) =>
        pruned.Count < 2
            ? pruned
            : [.. CommonCapabilities.Order(index, [.. pruned.OrderBy(HasNewerBuild)]).OrderByDescending(preferences.IsSuggested)];

    private List<int> Recommended(List<int> candidates) =>
        candidates.Count > 1 && candidates.FindAll(preferences.IsRecommended) is { Count: > 0 } recommended ? recommended : candidates;

    private List<int> BestArchitecture(List<int> candidates)
    {
        var scores = candidates.Select(id => index.Architecture.Score(index[id].Nevra.Arch)).ToList();
        var native = scores.Where(score => score != Architecture.NoArchScore).DefaultIfEmpty(Architecture.NoArchScore).Min();
        return [.. candidates.Where((_, i) => scores[i] == native || scores[i] == Architecture.NoArchScore)];
    }

    private List<int> BestVersions(List<int> candidates) =>
        [
            .. candidates
                .GroupBy(id => index[id].Nevra.Name)
                .OrderBy(group => group.Key, StringComparer.Ordinal)
                .Select(group =>
                    group.Order().Aggregate((best, id) => index[id].Nevra.Evr.CompareTo(index[best].Nevra.Evr) > 0 ? id : best)
                ),
        ];

    // Candidates that obsolete each other in a circle stay.
    private List<int> WithoutObsoleted(List<int> candidates)
    {
        if (candidates.Count < 2)
            return candidates;
        var obsoletes = candidates.ToDictionary(id => id, id => candidates.Where(other => other != id && Obsoletes(id, other)).ToList());
        return [.. candidates.Where(id => !candidates.Any(other => Reaches(obsoletes, other, id) && !Reaches(obsoletes, id, other)))];
    }

    private static bool Reaches(Dictionary<int, List<int>> edges, int from, int to)
    {
        HashSet<int> seen = [];
        Stack<int> open = new(edges[from]);
        while (open.TryPop(out var next))
        {
            if (next == to)
                return true;
            if (seen.Add(next))
                edges[next].ForEach(open.Push);
        }

        return false;
    }

    private bool Obsoletes(int id, int other) =>
        index[id].Nevra.Name != index[other].Nevra.Name
        && index[id].Obsoletes.Any(obsoletes => index.MatchingByName(obsoletes).Contains(other));

    private bool HasNewerBuild(int id) =>
        index
            .Named(index[id].Nevra.Name)
            .Any(other => index[other].Nevra.Arch == index[id].Nevra.Arch && index[other].Nevra.Evr.CompareTo(index[id].Nevra.Evr) > 0);
}
