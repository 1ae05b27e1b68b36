using DistroFactory.Foundation;
using DistroFactory.Model;
using DistroFactory.Places;
using DistroFactory.Run;

namespace DistroFactory.Channels;

/// <summary>Whether releases wait, because the channel that they go to is held.</summary>
internal static class ChannelFreeze
{
    /// <summary>Why no release is made; null: releases are. One that takes something back goes on: that is what a hold is for.</summary>
    /// <param name="workplace">The configuration and the stage.</param>
    /// <param name="plan">The release.</param>
    public static FactoryException? Find(Workplace workplace, ReleasePlan plan)
    {
        if (!plan.IsNeeded || workplace.Configuration.Channels.IsEmpty)
            return null;
        // A record that is damaged ends the run now, and not when the release is served already.
        var first = new ChannelBook(workplace, PlaceTrust.Of(workplace)).All[0];
        return plan.Rollback is null && first.Hold is { } hold
            ? new FactoryException(
                $"Releasing to channel {first.Name}",
                $"it is held since {PromotionRules.Day(hold.Since)}: {hold.Why}",
                $"When that is settled, run the target Unhold with --channel {first.Name}."
            )
            : null;
    }
}
