using FsCheck;

namespace DistroFactory.Testing;

/// <summary>
/// Checks a property with generated cases. An ordinary run tries the same cases each time, so that it says the same of the same code; a
/// thorough run tries ten times as many, others each time, and a failure names the seed that brings its case back.
/// </summary>
public static class Properties
{
    private const ulong Seed = 20_000_000_000_003;
    private const ulong Gamma = 7_000_000_001;

    /// <summary>Fails with a counterexample, made small, if the property does not hold for all cases.</summary>
    public static void Hold(int cases, Property property)
    {
        var config = Config.QuickThrowOnFailure.WithMaxTest(Thorough.Cases(cases, cases * 10));
        Check.One(Thorough.IsAsked ? config : config.WithReplay(Seed, Gamma), property);
    }
}
