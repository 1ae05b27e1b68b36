using Nuke.Common;

namespace DistroFactory.Targets;

/// <summary>Leads the machines of channels through the stream, each channel at its own pace.</summary>
public interface IChannels : IVersionRange, IGivesReasons
{
    /// <summary>The channel that is held.</summary>
    [Parameter("Hold and Unhold: the channel")]
    string? Channel => TryGetValue(() => Channel);

    /// <summary>The version that is promoted.</summary>
    [Parameter("Promote: the version (default: the newest that may come to the channel)")]
    uint? Promoted => TryGetValue<uint?>(() => Promoted!);

    /// <summary>Who approves.</summary>
    [Parameter("Promote: who approves of it, where the channel asks for approval")]
    string? ApprovedBy => TryGetValue(() => ApprovedBy);

    /// <summary>Shows the channels.</summary>
    Target Channels =>
        _ =>
            _.Description("Shows what each channel serves, since when, and which version may come to it")
                .Requires(() => Config)
                .Executes(() => Run(session => session.Channels.ShowAsync()));

    /// <summary>Promotes a version to a channel.</summary>
    Target Promote =>
        _ =>
            _.Description("Lets a channel (--to) lead to a version of the channel before it, and brings that to the places")
                .Requires(() => Config)
                .Requires(() => To)
                .Executes(() => Run(session => session.Channels.PromoteAsync(new(To!, Promoted ?? 0, ApprovedBy, Why))));

    /// <summary>Holds a channel.</summary>
    Target Hold =>
        _ =>
            _.Description("Lets nothing come to a channel (--channel, --why) until Unhold")
                .Requires(() => Config)
                .Requires(() => Channel)
                .Executes(() => Run(session => session.Channels.HoldAsync(Channel!, Why)));

    /// <summary>Ends a hold.</summary>
    Target Unhold =>
        _ =>
            _.Description("Lets versions come to a channel (--channel) again")
                .Requires(() => Config)
                .Requires(() => Channel)
                .Executes(() => Run(session => session.Channels.UnholdAsync(Channel!)));
}
