using System.Collections.Immutable;
using System.Text.Json.Serialization;
using DistroFactory.UpdateStream;

namespace DistroFactory.Model;

/// <summary>What a release brings back of an earlier one.</summary>
internal sealed record Rollback
{
    /// <summary>The release that is the latest when it is made: what it changed is taken back.</summary>
    public required StreamVersion From { get; init; }

    /// <summary>The release whose content is brought back.</summary>
    public required StreamVersion To { get; init; }

    /// <summary>Names of the packages that are brought back; empty as <see cref="Bundles"/>: everything.</summary>
    public ImmutableArray<string> Packages { get; init; } = [];

    /// <summary>Names of the bundles that are brought back.</summary>
    public ImmutableArray<string> Bundles { get; init; } = [];

    /// <summary>Names of the packages that come with the bundles.</summary>
    public ImmutableArray<string> BundlePackages { get; init; } = [];

    /// <summary>
    /// Channels that follow at once, whatever they ask for, because they serve what is withdrawn; the one that is promoted to last at the
    /// end.
    /// </summary>
    public ImmutableArray<string> Channels { get; init; } = [];

    /// <summary>Why; null: nobody said.</summary>
    public string? Why { get; init; }

    /// <summary>Whether the whole content is brought back.</summary>
    [JsonIgnore]
    public bool IsWhole => Packages.IsEmpty && Bundles.IsEmpty;

    /// <summary>One sentence for a person.</summary>
    public string Describe() =>
        $"Brings back {Subject()} of release {To}, and takes back what came after it up to release {From}"
        + $"{(string.IsNullOrWhiteSpace(Why) ? "" : $" ({Why.Trim()})")}.";

    private string Subject()
    {
        string?[] parts =
        [
            Packages.IsEmpty ? null : $"the packages {string.Join(", ", Packages)}",
            Bundles.IsEmpty ? null : $"the bundles {string.Join(", ", Bundles)}",
        ];
        return IsWhole ? "the content" : string.Join(" and ", parts.OfType<string>());
    }
}
