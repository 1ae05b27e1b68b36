using System.Collections.Immutable;

namespace DistroFactory.Tools;

/// <summary>The steps that a run is going to make: what it leaves out needs no tools.</summary>
/// <param name="Names">The names of their targets.</param>
/// <param name="PublishesEverywhere">Whether it publishes to places, too, that do not follow each release.</param>
internal sealed record RunSteps(ImmutableHashSet<string> Names, bool PublishesEverywhere)
{
    /// <summary>A whole release.</summary>
    public static RunSteps Release { get; } =
        new(["Initialize", "Content", "Mix", "Validate", "Images", "Qa", "Notes", "Publish"], PublishesEverywhere: false);

    /// <summary>Whether one of these is among them.</summary>
    public bool Make(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (Names.Contains(name))
                return true;
        }

        return false;
    }
}
