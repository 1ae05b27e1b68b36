using System.Collections.Immutable;

namespace DistroFactory.Configuration;

/// <summary>Which packages of a source are taken. In patterns of names <c>*</c> and <c>?</c> match.</summary>
internal sealed record PackageSelection
{
    private static readonly ImmutableSortedDictionary<string, string> s_none = ImmutableSortedDictionary.Create<string, string>(
        StringComparer.Ordinal
    );

    /// <summary>Every package there is.</summary>
    public static PackageSelection All { get; } = new();

    /// <summary>Patterns of the names that it may bring; empty: any.</summary>
    public ImmutableArray<string> Only { get; init; } = [];

    /// <summary>Patterns of the names that are left out.</summary>
    public ImmutableArray<string> Exclude { get; init; } = [];

    /// <summary>Patterns of the names that stay at the version of the latest release.</summary>
    public ImmutableArray<string> Hold { get; init; } = [];

    /// <summary>Name → pattern of the version that is taken, <c>[EPOCH:]VERSION[-RELEASE]</c>.</summary>
    public ImmutableSortedDictionary<string, string> Pin { get; init; } = s_none;

    /// <summary>The keys that choose anything, each with what it says, as text that two configurations can be compared by.</summary>
    public IEnumerable<KeyValuePair<string, string>> Choices()
    {
        foreach (var (key, names) in new[] { ("only", Only), ("exclude", Exclude), ("hold", Hold) })
            if (!names.IsEmpty)
                yield return new(key, string.Join(", ", names.Order(StringComparer.Ordinal)));
        if (!Pin.IsEmpty)
            yield return new("pin", string.Join(", ", Pin.Select(pin => $"{pin.Key}: {pin.Value}")));
    }
}
