namespace DistroFactory.Packages.Resolution;

/// <summary>
/// What the packages chosen so far would like beside them. Weak dependencies bring nothing in; but among candidates that would all do,
/// one that is recommended (or recommends itself, by Supplements) is taken, as dnf does even with <c>install_weak_deps=0</c>.
/// </summary>
internal sealed class WeakPreferences(PackageIndex index, Assignment assignment)
{
    private readonly RichExpansion _rich = new(index);
    private int _seen = -1;
    private HashSet<int> _recommended = [];
    private HashSet<int> _suggested = [];

    public bool IsRecommended(int id)
    {
        Update();
        return _recommended.Contains(id) || IsMet(index[id].Supplements);
    }

    public bool IsSuggested(int id)
    {
        Update();
        return _suggested.Contains(id) || IsMet(index[id].Enhances);
    }

    private void Update()
    {
        if (_seen == assignment.Changes)
            return;
        _seen = assignment.Changes;
        PackageInfo[] chosen = [.. assignment.Trail.Where(literal => literal > 0).Select(id => index[id])];
        _recommended = [.. chosen.SelectMany(package => package.Recommends).SelectMany(Wanted)];
        _suggested = [.. chosen.SelectMany(package => package.Suggests).SelectMany(Wanted)];
    }

    // Of a boolean wish, the packages that would fulfil it as things stand.
    private IEnumerable<int> Wanted(Dependency dependency) =>
        Blocks(dependency)
            .Where(block => block.Where(literal => literal < 0).All(assignment.IsFalse))
            .SelectMany(block => block.Where(literal => literal > 0));

    private bool IsMet(IEnumerable<Dependency> dependencies) =>
        dependencies.Any(dependency =>
            Blocks(dependency) is { Count: > 0 } blocks
            && blocks.All(block => block.Any(literal => literal < 0 ? !assignment.IsTrue(-literal) : assignment.IsTrue(literal)))
        );

    private List<int[]> Blocks(Dependency dependency)
    {
        try
        {
            return _rich.Conjunction(RichDependency.Of(dependency));
        }
        catch (FormatException)
        {
            return [];
        }
    }
}
