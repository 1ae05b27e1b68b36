using System.Collections.Immutable;
using System.Text.Json.Serialization;
using DistroFactory.UpdateStream;

namespace DistroFactory.Model;

/// <summary>What a channel leads to and led to: <c>channels/NAME/channel.txt</c>, signed with the key of the releases.</summary>
/// <param name="Namespace">The namespace whose stream it leads through.</param>
/// <param name="Name">Its name.</param>
/// <param name="Revision">How often it was written: of two records of a channel the one with the higher number is the newer.</param>
/// <param name="Promotions">All promotions, oldest first.</param>
internal sealed record ChannelRecord(string Namespace, string Name, int Revision, ImmutableArray<Promotion> Promotions)
{
    /// <summary>Why nothing is promoted to it; null: versions may be.</summary>
    public ChannelHold? Hold { get; init; }

    /// <summary>The promotion that counts; null: there was none.</summary>
    [JsonIgnore]
    public Promotion? Latest => Promotions.LastOrDefault();

    /// <summary>When a version was promoted to it; null: never.</summary>
    public DateTimeOffset? WhenOf(StreamVersion version) => Promotions.LastOrDefault(each => each.Version == version)?.When;
}

/// <summary>A version that came to a channel.</summary>
/// <param name="Version">The version.</param>
/// <param name="When">When.</param>
internal sealed record Promotion(StreamVersion Version, DateTimeOffset When)
{
    /// <summary>Who approved it; null: nobody had to.</summary>
    public string? ApprovedBy { get; init; }

    /// <summary>Why; null: nobody said.</summary>
    public string? Why { get; init; }
}

/// <summary>That nothing is promoted to a channel until somebody ends it.</summary>
/// <param name="Since">Since when.</param>
/// <param name="Why">Why.</param>
internal sealed record ChannelHold(DateTimeOffset Since, string Why);
