using System.Collections.Immutable;
using DistroFactory.Packages;

namespace DistroFactory.Quality;

/// <summary>A vulnerability, as far as packages of a release can have it.</summary>
/// <param name="Id">Its identifier.</param>
/// <param name="Aliases">Its other identifiers.</param>
/// <param name="Summary">What it is, one line.</param>
/// <param name="Severity">How bad it is; null: nobody said.</param>
/// <param name="Affected">What it affects.</param>
internal sealed record OsvRecord(
    string Id,
    ImmutableArray<string> Aliases,
    string Summary,
    Configuration.VulnerabilitySeverity? Severity,
    ImmutableArray<OsvAffected> Affected
);

/// <summary>Versions of a package that are affected.</summary>
/// <param name="Ecosystem">Whose package it is, such as <c>Rocky Linux:9</c>.</param>
/// <param name="Package">Its name.</param>
/// <param name="Versions">Single versions.</param>
/// <param name="Ranges">Ranges, each a list of events.</param>
internal sealed record OsvAffected(
    string Ecosystem,
    string Package,
    ImmutableArray<Evr> Versions,
    ImmutableArray<ImmutableArray<OsvEvent>> Ranges
)
{
    /// <summary>Whether a build is affected, compared as rpm compares.</summary>
    public bool Affects(Evr build) => Versions.Any(version => version.CompareTo(build) == 0) || Ranges.Any(range => IsIn(range, build));

    /// <summary>What mends it, in words; empty: nothing is known to.</summary>
    public string Fix(Evr build) =>
        Ranges
            .SelectMany(range => range)
            .Where(change => change.Kind == OsvEventKind.Fixed && change.Version > build)
            .Select(change => change.Version)
            .Min()
            is { } first
            ? $"fixed in {first}"
            : "no fix is known";

    // The last event that is not after the build decides; a last affected version is affected itself.
    private static bool IsIn(ImmutableArray<OsvEvent> events, Evr build)
    {
        var affected = false;
        foreach (var change in events.OrderBy(change => change.Version).ThenBy(change => change.Kind))
        {
            var order = build.CompareTo(change.Version);
            affected = change.Kind switch
            {
                OsvEventKind.Introduced => affected || order >= 0,
                OsvEventKind.Fixed => affected && order < 0,
                _ => affected && order <= 0,
            };
            if (order < 0 && change.Kind == OsvEventKind.Introduced)
                break;
        }

        return affected;
    }
}

/// <summary>Where a range begins or ends.</summary>
internal sealed record OsvEvent(OsvEventKind Kind, Evr Version);

/// <summary>What happens at a version.</summary>
internal enum OsvEventKind
{
    /// <summary>The last version that is affected.</summary>
    LastAffected,

    /// <summary>The first version that is not affected any more.</summary>
    Fixed,

    /// <summary>The first version that is affected.</summary>
    Introduced,
}
