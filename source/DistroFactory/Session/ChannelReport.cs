using DistroFactory.Channels;
using DistroFactory.Foundation;
using DistroFactory.Model;
using DistroFactory.Places;
using DistroFactory.Reports;
using DistroFactory.Run;
using DistroFactory.Stage;
using DistroFactory.UpdateStream;

namespace DistroFactory.Session;

/// <summary>What each channel serves, for a person.</summary>
internal static class ChannelReport
{
    /// <summary>The lines of the report.</summary>
    /// <exception cref="FactoryException">The record of a channel is damaged.</exception>
    public static IReadOnlyList<string> Lines(Workplace workplace)
    {
        var book = new ChannelBook(workplace, PlaceTrust.Of(workplace));
        if (book.All.IsEmpty)
            return ["The configuration has no channels: every machine gets each release."];
        var taken = (ReleaseHistory.ReadLatest(workplace.Stage, toleratesLoss: true)?.TakenBack ?? TakenBack.None).Versions;
        return
        [
            .. TextTable.Write([
                ["Channel", "Serves", "Since", "May come", "version-url"],
                .. book.All.Select(channel => Row(book, channel, new(book, channel, taken, TimeProvider.System.GetUtcNow()))),
            ]),
            .. book
                .All.Where(channel => channel.Hold is not null)
                .Select(channel => $"{channel.Name} is held since {PromotionRules.Day(channel.Hold!.Since)}: {channel.Hold.Why}"),
        ];
    }

    private static string[] Row(ChannelBook book, Channel channel, PromotionRules rules) =>
        [
            channel.Name,
            channel.Served == StreamVersion.None ? "nothing yet" : $"{channel.Served}",
            book.WhenOf(channel, channel.Served) is { } since ? PromotionRules.Day(since) : "",
            channel.Hold is not null ? "held"
            : channel.Before is null ? "each release"
            : rules.Newest is var next && next == StreamVersion.None ? ""
            : $"{next}",
            channel.Configuration.VersionUrl,
        ];
}
