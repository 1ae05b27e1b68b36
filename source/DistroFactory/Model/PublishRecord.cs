using System.Collections.Immutable;
using DistroFactory.UpdateStream;

namespace DistroFactory.Model;

/// <summary>What became of the places.</summary>
/// <param name="Version">The version published.</param>
/// <param name="Places">Each place, and what was done there.</param>
internal sealed record PublishRecord(StreamVersion Version, ImmutableArray<PublishedPlace> Places)
{
    /// <summary>The names of the places, for a summary.</summary>
    public string Sum() => string.Join(", ", Places.Select(place => place.Place));

    /// <summary>The facts for a summary.</summary>
    public IReadOnlyDictionary<string, string> Facts() =>
        new Dictionary<string, string> { ["Version"] = $"{Version}", ["Published to"] = Sum() };
}

/// <summary>One place.</summary>
/// <param name="Place">Where.</param>
/// <param name="Outcome">What was done, a sentence.</param>
internal sealed record PublishedPlace(string Place, string Outcome);
