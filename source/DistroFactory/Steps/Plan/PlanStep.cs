using System.Collections.Immutable;
using DistroFactory.Bundles;
using DistroFactory.Configuration;
using DistroFactory.Content;
using DistroFactory.Evidence;
using DistroFactory.Fleet;
using DistroFactory.Foundation;
using DistroFactory.Mixing.Bundles;
using DistroFactory.Model;
using DistroFactory.Run;
using DistroFactory.Signing;
using DistroFactory.Stage;
using DistroFactory.Tags;
using DistroFactory.Unfinished;
using DistroFactory.UpdateStream;
using DistroFactory.Upstream;

namespace DistroFactory.Steps.Plan;

/// <summary>Makes the plan of the next release from the world as it is; changes nothing.</summary>
/// <param name="workplace">Configuration and stage.</param>
internal sealed class PlanStep(Workplace workplace)
{
    private readonly ReleaseRecord? _latest = ReleaseHistory.ReadLatest(workplace.Stage, workplace.Options.Force);
    private UpstreamSurvey? _survey;

    /// <summary>What the upstream said; null for an own upstream, or before it was asked.</summary>
    public UpstreamState? Upstream { get; private set; }

    /// <summary>Why the planned release could not be mixed, as far as shows before packages are fetched; null: nothing.</summary>
    public FactoryException? Obstacle { get; private set; }

    /// <summary>The plan.</summary>
    /// <param name="findRoots">The certificates clients pin. Asked for last.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="FactoryException">The upstream cannot be read.</exception>
    public async Task<ReleasePlan> MakeAsync(Func<ReleaseRoots> findRoots, CancellationToken cancellation)
    {
        var (plan, packages) = await DecideAsync(findRoots, cancellation);
        return plan with
        {
            ChannelVersions = workplace.Lock?.ChannelVersions ?? [.. ChannelVersions()],
            Fleet = new FleetPlanner(workplace).Plan(plan, _latest, packages, cancellation),
        };
    }

    private IEnumerable<StreamVersion> ChannelVersions() =>
        workplace
            .Configuration.Channels.Skip(1)
            .Select(channel => workplace.Stage.Channel(channel.Name).ReadServed())
            .Where(version => version != StreamVersion.None)
            .Distinct()
            .Order();

    private async Task<(ReleasePlan Plan, ImmutableArray<ContentPackage> Packages)> DecideAsync(
        Func<ReleaseRoots> findRoots,
        CancellationToken cancellation
    )
    {
        MixBundles.RefuseMistakes(workplace);
        await LookAsync(cancellation);
        if (Upstream is not null)
            Upstream = await _survey!.WithBumpsAsync(Upstream, cancellation);
        var packages = await new OfferedContent(workplace).ListAsync(cancellation);
        var bundles = BundleDirectory.ReadAll(workplace.BundleDirectories, workplace.Configuration.Bundles.LocalPackages);
        var roots = findRoots();
        var inputs = InputReader.Read(workplace, packages, bundles, roots.Current);
        if (workplace.BroughtBack is { } back)
            inputs = EarlierRelease.Inputs(inputs, back, workplace.Stage);
        var request = Request(inputs) with
        {
            NextRoot = roots.Next is null || workplace.BroughtBack is not null ? null : SettingsFingerprint.OfCertificate(roots.Next),
            LeavingBundles = LeavingBundles.Of(bundles.Values),
        };
        var plan = ReleasePlanner.Plan(request);
        if (plan.RootExchange is not null && workplace.UsesMixer)
            throw new FactoryException(
                $"Planning release {plan.Version}, which exchanges the root certificate",
                "mixer cannot ship two roots",
                "Release this format bump with mix.engine: embedded, or take signing.next out."
            );
        if (workplace.Lock is { } locked)
            LockGuard.RefuseOtherPlan(locked, plan, workplace.Stage.Root);
        (plan, Obstacle) = new RollbackMemory(workplace.Stage).Heed(request, plan);
        if (plan.IsNeeded && Obstacle is null)
            Obstacle = BundlePackages.FindMissing(workplace, plan, packages, cancellation);
        return (plan with { Tags = [.. PlannedTags.Describe(workplace, plan.Version)] }, packages);
    }

    /// <summary>The plan as far as a watcher needs it: providers are asked only when nothing else decides.</summary>
    /// <param name="findRoots">As for <see cref="MakeAsync"/>.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<ReleasePlan> FindReasonAsync(Func<ReleaseRoots> findRoots, CancellationToken cancellation) =>
        await GlanceAsync(cancellation) ?? (await DecideAsync(findRoots, cancellation)).Plan;

    // What can be told without asking the content providers: that nothing is released yet, or that the upstream is newer. Null when they
    // have to be asked. Of format bumps in between it knows nothing.
    private async Task<ReleasePlan?> GlanceAsync(CancellationToken cancellation)
    {
        await LookAsync(cancellation);
        var plan = ReleasePlanner.Plan(Request(_latest?.Inputs ?? new ReleaseInputs()));
        return plan.Reason is ReleaseReason.NothingReleased or ReleaseReason.UpstreamNewer ? plan : null;
    }

    private async Task LookAsync(CancellationToken cancellation)
    {
        new StagedVersionGuard(workplace).RefuseLoss();
        ReleaseClock.RefuseBackwards(_latest, TimeProvider.System);
        if (Upstream is not null || workplace.Configuration.Mode != DistroMode.Downstream)
            return;
        _survey = new UpstreamSurvey(UpstreamAccess.Open(workplace));
        var state = await _survey.LookAsync(UpstreamAccess.Pin(workplace), cancellation);
        Upstream = await _survey.WithCurrentAsync(
            state,
            DownstreamVersion.UpstreamOf(_latest?.Version ?? StreamVersion.None),
            cancellation
        );
    }

    private PlanRequest Request(ReleaseInputs inputs)
    {
        var configuration = workplace.Configuration;
        return new()
        {
            Namespace = workplace.Directory.Namespace,
            Increment = configuration.Increment,
            FirstFormat = configuration.Format,
            Upstream = Upstream,
            UpstreamVersion = new(configuration.Upstream.Version ?? 0),
            BroughtBack = workplace.BroughtBack,
            Requests = workplace.BroughtBack is not null
                ? new()
                : new()
                {
                    Force = workplace.Options.Force || workplace.Lock is not null,
                    MinVersion = workplace.Options.MinVersion || workplace.Lock?.AsksForMinVersion == true,
                    FormatBump = workplace.Options.FormatBump || workplace.Lock?.AsksForFormatBump == true,
                    WantedFormat = configuration.Mix.FormatBump.Format,
                },
            Latest = _latest,
            FormatFirst = _latest is null ? StreamVersion.None : workplace.Stage.FirstOf(_latest.Format),
            Inputs = inputs,
        };
    }
}
