using System.Collections.Immutable;
using DistroFactory.Channels;
using DistroFactory.Foundation;
using DistroFactory.Places;
using DistroFactory.Quality;
using DistroFactory.Run;
using DistroFactory.Stage;
using DistroFactory.UpdateStream;
using DistroFactory.UpdateStream.Signatures;

namespace DistroFactory.Steps.Promote;

/// <summary>Lets a channel lead to a version that the channel before it serves.</summary>
/// <param name="workplace">The namespace and its stage.</param>
/// <param name="signer">Signs where the channel leads.</param>
/// <param name="trust">What is ours.</param>
/// <param name="clock">The time that ages are measured by.</param>
internal sealed class PromoteStep(Workplace workplace, ISigner signer, PlaceTrust trust, TimeProvider clock)
{
    /// <summary>Promotes.</summary>
    /// <returns>The version that the channel serves afterwards; none: it serves none, and none may come yet.</returns>
    /// <exception cref="FactoryException">The version must not come there. Nothing was changed.</exception>
    public async Task<StreamVersion> RunAsync(PromotionRequest request, CancellationToken cancellation)
    {
        var book = new ChannelBook(workplace, trust);
        var channel = book.Find(request.To);
        var rules = new PromotionRules(book, channel, TakenBack(), clock.GetUtcNow());
        if (channel.Before is null && rules.Refuse(channel.Served) is var (first, other))
            throw new FactoryException($"Promoting to channel {channel.Name}", first, other);
        var version = request.Version > 0 ? new StreamVersion(request.Version) : rules.Newest;
        if (version == StreamVersion.None)
        {
            // A run that is made each night ends well when it is only too early; where somebody holds the channel it does not.
            if (channel.Hold is not null && rules.Refuse(channel.Served) is var (held, ends))
                throw new FactoryException($"Promoting to channel {channel.Name}", held, ends);
            workplace.Log.WriteLine(
                $"Nothing is to be promoted to {channel.Name}"
                    + (channel.Served == StreamVersion.None ? "." : $", which serves version {channel.Served}.")
                    + Waiting(book, channel, rules)
            );
            return channel.Served;
        }

        if (version == channel.Served)
        {
            workplace.Log.WriteLine($"Channel {channel.Name} serves version {version} already.");
            return version;
        }

        if (rules.Refuse(version) is var (why, advice))
            throw Refusal(channel, version, why, advice);
        if (channel.Configuration.NeedsApproval && string.IsNullOrWhiteSpace(request.ApprovedBy))
            throw Refusal(
                channel,
                version,
                "somebody must approve of it, and nobody is named",
                "Name who does by --approved-by; a CI server can ask for it (docs/ci.md)."
            );
        await TryAsync(book, channel, version, cancellation);
        new ChannelSwitch(workplace, trust, signer).Promote(
            channel,
            new(version, clock.GetUtcNow()) { ApprovedBy = request.ApprovedBy, Why = request.Why }
        );
        await workplace.StageAccess.OpenPointersAsync(cancellation);
        workplace.Log.WriteLine(
            $"Channel {channel.Name} serves version {version}"
                + (channel.Served == StreamVersion.None ? "." : $"; before it served {channel.Served}.")
        );
        return version;
    }

    // All that a machine may meet is tried on a view, before anything leads there.
    private async Task TryAsync(ChannelBook book, Channel channel, StreamVersion version, CancellationToken cancellation)
    {
        var scratch = Path.Combine(workplace.ToolFolder, "promote");
        LinkedTree.Remove(scratch);
        Directory.CreateDirectory(scratch);
        try
        {
            if (!workplace.ReleasesUnsound)
                await Task.Run(() => RefuseUnsound(version, cancellation), cancellation);
            var view = new ChannelView(workplace, channel, version, signer, scratch);
            await RunChecksAsync(channel, version, view, scratch, cancellation);
            var machines = Machines(book, channel, version);
            var stranded = await Task.Run(
                () =>
                    view.FindStranded(
                        machines,
                        Path.Combine(scratch, "fetched"),
                        done => workplace.Options.Progress?.Report(new("machines", done, machines.Length)),
                        cancellation
                    ),
                cancellation
            );
            if (!stranded.IsEmpty)
                throw Refusal(
                    channel,
                    version,
                    string.Join('\n', stranded),
                    "Promote another version, or release one that machines get to from there."
                );
            workplace.Log.WriteLine(
                machines.IsEmpty
                    ? $"No machine can be at a version before {version} yet."
                    : $"Machines get to version {version} from {string.Join(", ", machines)}."
            );
        }
        finally
        {
            LinkedTree.Remove(scratch);
        }
    }

    private void RefuseUnsound(StreamVersion version, CancellationToken cancellation) =>
        StreamSoundness.Verify(
            workplace,
            workplace.Stage.Update,
            version,
            signer.RootCertificatePem,
            RecordedVersions.Of(workplace),
            cancellation
        );

    // Where machines of the channel may be, and those that change to it: where other channels are, and what came since.
    private ImmutableArray<StreamVersion> Machines(ChannelBook book, Channel channel, StreamVersion version) =>
        [
            .. book.VersionsOf(channel)
                .Concat(book.All.Select(other => other.Served))
                .Concat(book.VersionsOf(book.All[0]).Where(released => released > channel.Served))
                .Where(from => from != StreamVersion.None && from < version && book.IsStaged(from))
                .Distinct()
                .Order(),
        ];

    private async Task RunChecksAsync(
        Channel channel,
        StreamVersion version,
        ChannelView view,
        string scratch,
        CancellationToken cancellation
    )
    {
        var certificate = Path.Combine(scratch, "Swupd_Root.pem");
        AtomicFile.WriteAllText(certificate, signer.RootCertificatePem);
        var stream = new CheckedStream(workplace, version, channel.Served)
        {
            Format = PreparedVersion.FormatOf(workplace.Stage, version),
            Update = view.Update,
            Certificate = certificate,
            Scratch = scratch,
            LogPrefix = $"promote-{channel.Name}",
        };
        foreach (var check in channel.Configuration.Checks)
        {
            var verdict = await CommandCheck.RunAsync(check, stream, cancellation);
            if (verdict.Kind == VerdictKind.Failed)
                throw Refusal(
                    channel,
                    version,
                    $"the check {check.Name} failed: {verdict.Says}{string.Concat(verdict.Findings.Select(line => $"\n    {line}"))}",
                    $"{stream.LogOf(check.Name)} has what it printed."
                );
            workplace.Log.WriteLine($"{check.Name}: {verdict.Says}");
        }
    }

    private static string Waiting(ChannelBook book, Channel channel, PromotionRules rules) =>
        book.VersionsOf(channel.Before!).FirstOrDefault(version => version > channel.Served) is var next
        && next != StreamVersion.None
        && rules.Refuse(next) is var (why, _)
            ? $" Version {next} must wait: {why}."
            : "";

    private ImmutableSortedSet<StreamVersion> TakenBack() =>
        (ReleaseHistory.ReadLatest(workplace.Stage, workplace.Options.Force)?.TakenBack ?? Model.TakenBack.None).Versions;

    private static FactoryException Refusal(Channel channel, StreamVersion version, string why, string advice) =>
        new($"Promoting version {version} to channel {channel.Name}", why, advice);
}
