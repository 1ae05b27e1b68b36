using System.Globalization;
using DistroFactory.Foundation;
using DistroFactory.UpdateStream;

namespace DistroFactory.Channels;

/// <summary>Which version may come to a channel, as far as that can be told without reading the version.</summary>
/// <param name="book">The channels.</param>
/// <param name="channel">The channel.</param>
/// <param name="takenBack">Releases that were taken back as a whole.</param>
/// <param name="now">When it is asked.</param>
internal sealed class PromotionRules(ChannelBook book, Channel channel, IReadOnlySet<StreamVersion> takenBack, DateTimeOffset now)
{
    /// <summary>The newest version that may come, if it is newer than what the channel serves; none: none may yet.</summary>
    public StreamVersion Newest =>
        channel.Before is { } before
            ? book.VersionsOf(before).FirstOrDefault(version => version > channel.Served && Refuse(version) is null)
            : StreamVersion.None;

    /// <summary>Why a version must not come.</summary>
    /// <param name="version">The version.</param>
    /// <returns>Why, and what can be done; null: it may.</returns>
    public (string Why, string Advice)? Refuse(StreamVersion version)
    {
        if (channel.Before is not { } before)
            return (
                "it is the first channel, which gets each release",
                $"Name another one by --to: {string.Join(", ", book.All.Skip(1).Select(each => each.Name))}."
            );
        if (channel.Hold is { } hold)
            return (
                $"{channel.Name} is held since {Day(hold.Since)}: {hold.Why}",
                $"When that is settled, run the target Unhold with --channel {channel.Name}."
            );
        if (version < channel.Newest)
            return (
                $"it serves version {channel.Newest}, and machines do not go back",
                $"To give them again what {version} had, bring it back as a new version: ./build.sh Rollback --to {version}."
            );
        if (takenBack.Contains(version))
            return ("the release was taken back", "Promote a later one.");
        if (book.WhenOf(before, version) is not { } came || !book.IsStaged(version))
            return (
                $"channel {before.Name} never served it",
                book.VersionsOf(before).FirstOrDefault() is var newest && newest != StreamVersion.None
                    ? $"Versions come from {before.Name}, which serves {newest}."
                    : $"Versions come from {before.Name}, which serves none yet."
            );
        return now - came < channel.Configuration.Age
            ? (
                $"it has been in {before.Name} since {Day(came)}, and must be there for {TimeText.Span(channel.Configuration.Age)}",
                $"Promote it after {Day(came + channel.Configuration.Age)}."
            )
            : null;
    }

    /// <summary>A point of time for a person.</summary>
    public static string Day(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
