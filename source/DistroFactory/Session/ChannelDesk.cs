using DistroFactory.Channels;
using DistroFactory.Configuration;
using DistroFactory.Foundation;
using DistroFactory.Model;
using DistroFactory.Places;
using DistroFactory.Run;
using DistroFactory.Signing;
using DistroFactory.State;
using DistroFactory.Steps.Promote;
using DistroFactory.Steps.Publish;
using DistroFactory.Tools;
using DistroFactory.UpdateStream;

namespace DistroFactory.Session;

/// <summary>Shows the channels of a distribution, and changes them as asked.</summary>
/// <param name="look">Gets at the configuration.</param>
/// <param name="answer">Where it tells.</param>
/// <param name="acquire">Takes the lock of the namespace: no release may run while channels change.</param>
/// <param name="cancellation">Stops it.</param>
internal sealed class ChannelDesk(ConfigLook look, RunLog answer, Action<FactoryDirectory> acquire, CancellationToken cancellation)
{
    private static readonly RunSteps s_publication = new(["Publish"], PublishesEverywhere: false);

    /// <summary>Lets a channel lead to a version, and brings it to the places.</summary>
    public Task PromoteAsync(PromotionRequest request) =>
        ChangeAsync(
            async (workplace, signers) =>
            {
                var step = new PromoteStep(workplace, signers.Current, PlaceTrust.Of(workplace, signers), TimeProvider.System);
                if (await step.RunAsync(request, cancellation) != StreamVersion.None)
                    await new PublishStep(workplace, () => ReleaseSigner.FindPinnedCertificate(workplace)).RunAsync(
                        isAsked: false,
                        cancellation
                    );
            }
        );

    /// <summary>Lets nothing come to a channel until that is ended.</summary>
    public Task HoldAsync(string name, string? why)
    {
        if (string.IsNullOrWhiteSpace(why))
            throw new ConfigurationException($"Holding channel {name}", "nobody said why", "Say it by --why: whoever is refused reads it.");
        return ChangeAsync(
            async (workplace, signers) =>
            {
                var channel = Change(workplace, signers, name, new(TimeProvider.System.GetUtcNow(), why.Trim()));
                await workplace.StageAccess.OpenPointersAsync(cancellation);
                answer.WriteLine(
                    $"Nothing comes to channel {channel.Name} any more until Unhold; "
                        + (channel.Served == StreamVersion.None ? "it serves nothing." : $"it goes on to serve version {channel.Served}.")
                );
            }
        );
    }

    /// <summary>Lets versions come to a channel again.</summary>
    public Task UnholdAsync(string name) =>
        ChangeAsync(
            async (workplace, signers) =>
            {
                var held = Change(workplace, signers, name, null).Hold;
                await workplace.StageAccess.OpenPointersAsync(cancellation);
                answer.WriteLine(held is null ? $"Channel {name} was not held." : $"Versions may come to channel {name} again.");
            }
        );

    /// <summary>Shows what each channel serves, since when, and what may come to it.</summary>
    public Task ShowAsync() => look.AnswerAsync(ChannelReport.Lines, cancellation);

    private static Channel Change(Workplace workplace, ReleaseSigners signers, string name, ChannelHold? hold)
    {
        var trust = PlaceTrust.Of(workplace, signers);
        var channel = new ChannelBook(workplace, trust).Find(name);
        if (hold is not null || channel.Hold is not null)
            new ChannelSwitch(workplace, trust, signers.Current).Hold(channel, hold);
        return channel;
    }

    private Task<bool> ChangeAsync(Func<Workplace, ReleaseSigners, Task> change) =>
        look.AsideAsync(
            async (workplace, _) =>
            {
                await ToolAvailability.RefuseMissingAsync(workplace, s_publication, cancellation);
                PrivateKeyFiles.Check(workplace);
                acquire(workplace.Directory);
                if (workplace.Configuration.Channels.IsEmpty)
                    throw new ConfigurationException(
                        "Changing a channel",
                        "the configuration has no channels",
                        "Add channels: to distro.yaml (docs/release.md)."
                    );
                await StageReadiness.CatchUpAsync(workplace, s_publication, cancellation);
                if (workplace.Stage.ReadServed() == StreamVersion.None)
                    throw new FactoryException("Changing a channel", "nothing is released yet", "Run the target Release first.");
                using var signers = ReleaseSigner.Open(workplace);
                StageReadiness.Identify(workplace, signers);
                await change(workplace, signers);
                return true;
            },
            cancellation
        );
}
