using System.Collections.Immutable;
using DistroFactory.Configuration;

namespace DistroFactory.Steps.Plan;

/// <summary>
/// Keys of <c>distro.yaml</c> that ask for something once: they act in the first release that is made while they are <c>true</c>, and
/// the release remembers it, so that a key that stays does not act again and again.
/// </summary>
internal static class StandingRequests
{
    /// <summary>Publish every file again.</summary>
    public const string MinVersion = "mix.min-version";

    /// <summary>Begin the next format.</summary>
    public const string FormatBump = "mix.format-bump";

    /// <summary>The keys that are <c>true</c>.</summary>
    public static ImmutableSortedSet<string> Of(MixConfiguration mix)
    {
        var (minVersion, formatBump) = (mix.MinVersion ? MinVersion : null, mix.FormatBump.IsOnce ? FormatBump : null);
        return [.. new[] { minVersion, formatBump }.OfType<string>()];
    }
}
