namespace DistroFactory.Histories.Tests.Generation;

/// <summary>Chance that is the same for the same seed, wherever and whenever it runs.</summary>
internal sealed class Chance(int seed)
{
    private ulong _state = (ulong)seed;

    /// <summary>Chance of its own for a part of what this one decides: leaving another part out does not change it.</summary>
    public static Chance For(int seed, params ReadOnlySpan<int> part)
    {
        var mixed = new Chance(seed);
        foreach (var number in part)
            mixed._state = mixed.Draw() ^ (ulong)number;
        return mixed;
    }

    /// <summary>A number from 0 to below the bound.</summary>
    public int Below(int bound) => (int)(Draw() % (ulong)bound);

    /// <summary>Whether something happens that happens so many times of a hundred.</summary>
    public bool Percent(int times) => Below(100) < times;

    public T Pick<T>(IReadOnlyList<T> of) => of[Below(of.Count)];

    /// <summary>One of them; the default when there is none.</summary>
    public T? PickOrNone<T>(IEnumerable<T> of)
    {
        var all = of.ToList();
        return all.Count == 0 ? default : Pick(all);
    }

    /// <summary>Each of them or not.</summary>
    public List<T> Some<T>(IEnumerable<T> of, int percent = 50) => [.. of.Where(_ => Percent(percent))];

    // SplitMix64: its values are not those of a .NET version.
    private ulong Draw()
    {
        var mixed = _state += 0x9E3779B97F4A7C15;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }
}
