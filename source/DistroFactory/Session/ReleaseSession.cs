using DistroFactory.Channels;
using DistroFactory.Configuration;
using DistroFactory.Configuration.Needs;
using DistroFactory.Correctness.Reports;
using DistroFactory.Foundation;
using DistroFactory.Model;
using DistroFactory.Run;
using DistroFactory.Signing;
using DistroFactory.State;
using DistroFactory.Steps.Attest;
using DistroFactory.Steps.Content;
using DistroFactory.Steps.Evidence;
using DistroFactory.Steps.FetchConfig;
using DistroFactory.Steps.Images;
using DistroFactory.Steps.Koji;
using DistroFactory.Steps.Mix;
using DistroFactory.Steps.Notes;
using DistroFactory.Steps.Plan;
using DistroFactory.Steps.Prepare;
using DistroFactory.Steps.Publish;
using DistroFactory.Steps.Qa;
using DistroFactory.Steps.Simulate;
using DistroFactory.Steps.Stage;
using DistroFactory.Steps.Tag;
using DistroFactory.Steps.Validate;
using DistroFactory.Steps.Verify;
using DistroFactory.Tools;
using DistroFactory.Unfinished;
using DistroFactory.UpdateStream.Verification;

namespace DistroFactory.Session;

/// <summary>
/// One run of the factory: a method for each target. What passes from step to step are the records in the work area; the session
/// itself only keeps the lock of the namespace, from the first step that writes until the run ends.
/// </summary>
/// <param name="options">What the command line says.</param>
/// <param name="log">Where steps tell what they do.</param>
/// <param name="answer">Where they tell what was asked for, which a program may read; null: in the log.</param>
public sealed class ReleaseSession(ReleaseOptions options, RunLog log, RunLog? answer = null) : IDisposable
{
    private readonly ConfigAccess _access = new(options, log, answer ?? log);
    private readonly RunLog _answer = answer ?? log;
    private readonly Interruption _interruption = new();
    private RunSteps _steps = RunSteps.Release;
    private NamespaceLock? _lock;
    private Workplace? _workplace;
    private ReleaseSigners? _signers;

    /// <summary>
    /// Whether the plan at hand asks for a release; true when none can be read, for then the step itself says what is missing.
    /// </summary>
    public bool ReleaseIsNeeded
    {
        get
        {
            try
            {
                return FindPlan()?.IsNeeded ?? true;
            }
            catch (FactoryException)
            {
                return true;
            }
        }
    }

    /// <summary>Whether releases lack tags: this one when it is needed, or earlier ones whose tags failed.</summary>
    public bool TagsAreNeeded => ReleaseIsNeeded || Unfinished() is { Tags.IsEmpty: false };

    /// <summary>What a step that failed has to say; null when the exception is a defect of the factory.</summary>
    public FactoryException? FailureOf(Exception exception) =>
        StepFailure.From(exception, ConfiguredPlaces.Of(options, _workplace)) is { } failure ? _access.Reword(failure) : null;

    /// <summary>Refuses a run that leaves out a step that another of its steps needs.</summary>
    /// <param name="scheduled">The targets that are to run.</param>
    /// <exception cref="ConfigurationException">A step is missing.</exception>
    public void RefuseGaps(IReadOnlyCollection<string> scheduled) => new RunGaps(scheduled, IsThere).Refuse();

    /// <summary>Prints the plan of the next release.</summary>
    public Task PrintPlanAsync() => new Forecast(Look, _answer).PrintAsync(Stop);

    /// <summary>Whether a release is needed; says why, and starts it in CI if that is asked for.</summary>
    /// <param name="trigger">What is started when one is needed, see <see cref="Steps.Trigger.TriggerAddress"/>; null: nothing.</param>
    /// <param name="triggerToken">What it is started with, a secret.</param>
    internal Task<WatchRecord> WatchAsync(string? trigger, string? triggerToken) =>
        new Forecast(Look, _answer).WatchAsync(trigger, triggerToken, Stop);

    /// <summary>Writes the <c>distro.yaml</c> that says what a <c>config.sh</c> says.</summary>
    public async Task ConvertConfigAsync()
    {
        var file = await TemporaryFolder.UseAsync("look", aside => _access.ConvertAsync(aside, Stop));
        _answer.WriteLine(
            $"{file} says what config.sh says, and takes its place from now on. Functions stay "
                + "in config.sh, which the commands of the new file call."
        );
    }

    /// <summary>What the configuration needs of whatever runs the factory.</summary>
    internal Task<ConfigurationNeeds> ReadNeedsAsync() => TemporaryFolder.UseAsync("look", aside => _access.ReadNeedsAsync(aside, Stop));

    /// <summary>Notes that the signing keys which the factory made are backed up.</summary>
    /// <param name="copy">The copy, which is compared with them; null: none is at hand.</param>
    public Task ConfirmKeyBackupAsync(string? copy) =>
        Look.AnswerAsync(workplace => [new KeyBackup(workplace.Directory).Confirm(workplace.Configuration.Name, copy)], Stop);

    /// <summary>Shows the keys, or changes them.</summary>
    /// <param name="request">What is to be done.</param>
    internal Task ManageKeysAsync(KeyRequest request) => Look.AnswerAsync(workplace => KeyDesk.Serve(workplace, request, Acquire), Stop);

    /// <summary>Shows what no rule of the configuration keeps, or removes it.</summary>
    /// <param name="applies">Whether anything is removed.</param>
    /// <param name="watch">Told what is done next; null: nobody watches.</param>
    internal Task PruneAsync(bool applies, Action<string>? watch = null) =>
        Look.AsideAsync((workplace, _) => new PruneDesk(workplace, watch).ServeAsync(applies, Acquire, Stop), Stop);

    /// <summary>Has the Koji site follow the upstream.</summary>
    public Task FollowUpstreamAsync() =>
        _access.FindKojiSite() is { } site
            ? new FollowUpstreamStep(site).RunAsync(Stop)
            : Look.AsideAsync((workplace, _) => new FollowUpstreamStep(workplace).RunAsync(Stop), Stop);

    /// <summary>Fetches the configuration for a whole release.</summary>
    public Task FetchConfigAsync() => FetchConfigAsync(RunSteps.Release);

    /// <summary>Fetches the configuration into the work area, when this machine has what the steps after it need.</summary>
    /// <param name="steps">The steps of this run.</param>
    internal async Task FetchConfigAsync(RunSteps steps)
    {
        _workplace = await _access.FetchAsync(
            async workplace =>
            {
                await ToolAvailability.RefuseMissingAsync(workplace, _steps = steps, Stop);
                PrivateKeyFiles.Check(workplace);
                Acquire(workplace.Directory);
            },
            Stop
        );
        log.WriteLine(
            $"{_workplace.Source.Source} {(_workplace.Source.Commit is { } commit ? $"at commit {commit[..12]}" : "as it stands")}: "
                + $"distribution {_workplace.Configuration.Name}"
        );
        foreach (var notice in _workplace.Configuration.Notices)
            log.Write(notice);
        options.Subject(_workplace.Directory.Namespace, "");
    }

    /// <summary>Plans the release and opens the signing key.</summary>
    public async Task InitializeAsync()
    {
        var workplace = Work();
        await StageReadiness.CatchUpAsync(workplace, _steps, Stop);
        if (options.Rollback is { } rollback)
            _workplace = workplace = new EarlierRelease(workplace).Open(rollback);
        var planning = new PlanStep(workplace);
        var plan = await planning.MakeAsync(() => Signers().Roots, Stop);
        workplace.Records.Save(ReleaseRecords.Plan, plan);
        PlanAnnouncement.TellSubject(options, plan);
        PlanAnnouncement.Tell(log, plan, workplace.ReportFile("plan.txt"));
        Forecast.Refuse(planning.Obstacle ?? ChannelFreeze.Find(workplace, plan));
        if (plan.IsNeeded)
        {
            SigningTrial.Run(Signers().For(plan));
            await workplace.StageAccess.TryAsync(Stop);
        }

        StageReadiness.Identify(workplace, Signers());
        if (Unfinished() is { } unfinished)
            log.WriteLine($"An earlier run did not get to its end: {unfinished.Describe()}. This one makes up for it.");
    }

    /// <summary>Brings the packages onto this machine.</summary>
    public async Task FetchContentAsync()
    {
        await new ContentStep(Work()).RunAsync(Stop);
        await new UpstreamStep(Work()).RunAsync(Stop);
    }

    /// <summary>Mixes the planned version.</summary>
    public Task MixAsync() => new MixStep(Work(), MixEngines.Open(Work()), PlanSigners()).RunAsync(Stop);

    /// <summary>Checks that the manifests of what was mixed say what its packages say.</summary>
    public Task ValidateAsync()
    {
        HeapMemory.GiveBack();
        return DiscardIfRefusedAsync(new ValidateStep(Work()).RunAsync(Stop));
    }

    /// <summary>Checks a version that is staged already, and writes nothing.</summary>
    /// <param name="from">The version to compare with; null: the one before.</param>
    /// <param name="to">The version to check; null: the latest.</param>
    public Task ValidateStageAsync(uint? from, uint? to) =>
        Look.AsideAsync((workplace, _) => new ValidateStep(workplace).CheckStageAsync(new(from ?? 0), new(to ?? 0), Stop), Stop);

    /// <summary>Makes the images.</summary>
    public Task MakeImagesAsync() => new ImagesStep(Work(), PlanSigners().Latest).RunAsync(Stop);

    /// <summary>Lays the version into the stage.</summary>
    public Task PrepareAsync() => new PrepareStep(Work(), PlanSigners().Latest).RunAsync(Stop);

    /// <summary>Reads the prepared version as a client would.</summary>
    public Task VerifyAsync()
    {
        HeapMemory.GiveBack();
        return DiscardIfRefusedAsync(new VerifyStep(Work(), PlanSigners()).RunAsync(Stop));
    }

    /// <summary>Runs the checks of the configuration on the prepared version.</summary>
    internal Task<QualityRecord> CheckQualityAsync() => new QaStep(Work(), PlanSigners()).RunAsync(Stop);

    /// <summary>Writes release notes and licence list.</summary>
    public Task WriteNotesAsync() => new NotesStep(Work()).RunAsync(Stop);

    /// <summary>Writes down, for others to verify, what the version is made of.</summary>
    public Task WriteEvidenceAsync() => new EvidenceStep(Work(), PlanSigners().Latest).RunAsync(Stop);

    /// <summary>Switches the pointers of the stage.</summary>
    /// <param name="publishes">Whether this run publishes the release afterwards; if it does not get there, the next one does.</param>
    /// <param name="tags">Whether this run tags it afterwards.</param>
    public Task StageAsync(bool publishes, bool tags) => new StageStep(Work(), PlanSigners()).RunAsync(publishes, tags, Stop);

    /// <summary>Brings what the stage serves to the places it is published to.</summary>
    /// <param name="isAsked">Whether that was asked for by name, and not only as a part of a release.</param>
    /// <returns>Where it was published; null: nowhere.</returns>
    internal Task<PublishRecord?> PublishAsync(bool isAsked) =>
        new PublishStep(Work(), () => ReleaseSigner.FindPinnedCertificate(Work())).RunAsync(isAsked, Stop);

    /// <summary>Tags the config repository.</summary>
    public Task TagAsync() => new TagStep(Work()).RunAsync(Stop);

    /// <summary>Installs or updates a machine in memory from a stream.</summary>
    internal Task SimulateClientAsync(SimulationOptions simulation) =>
        Task.Run(() => new ClientSimulation(simulation, _answer).Run(Stop), Stop);

    /// <summary>Verifies what a published release says of itself.</summary>
    internal Task AttestAsync(AttestOptions what) => Task.Run(() => new AttestStep(what, _answer).Run(Stop), Stop);

    /// <summary>Says what was made and what comes next.</summary>
    /// <returns>The facts of the release for a summary.</returns>
    public IReadOnlyList<KeyValuePair<string, string>> Close() => ReleaseClosing.Tell(Work());

    /// <summary>Copies reports and logs of this run for a CI server; nothing when it wrote none.</summary>
    /// <param name="folder">Where to; what an earlier run left there is removed.</param>
    public void KeepReports(string folder) => KeptReports.Replace(_lock is null ? null : _workplace, folder, log);

    /// <summary>Gives the lock back.</summary>
    public void Dispose()
    {
        _signers?.Dispose();
        _lock?.Dispose();
        _interruption.Dispose();
    }

    private CancellationToken Stop => _interruption.TokenOr(options.Cancellation());

    /// <summary>The channels.</summary>
    internal ChannelDesk Channels => new(Look, _answer, Acquire, Stop);

    private ConfigLook Look => new(_access, options, _answer);

    // Only asked about a run that does not fetch the configuration again.
    private bool IsThere(ReleaseStep step)
    {
        try
        {
            _workplace ??= _access.Reopen();
        }
        catch (RecordException)
        {
            return false;
        }

        return EarlierSteps.Has(_workplace, step.Name);
    }

    // The workplace of a step that writes: as the step before left it, and locked.
    private Workplace Work()
    {
        if (_workplace is null && (_workplace = _access.Reopen()).Records.Find(ReleaseRecords.Plan) is { } plan)
        {
            PlanAnnouncement.TellSubject(options, plan);
            if (plan.Rollback is { } rollback)
                _workplace = new EarlierRelease(_workplace).Open(rollback);
        }

        Acquire(_workplace.Directory);
        return _workplace;
    }

    // The next run does not go on with a mix that a check refused.
    private async Task DiscardIfRefusedAsync(Task check)
    {
        try
        {
            await check;
        }
        catch (Exception error) when (error is UnsoundManifestsException or UnsoundStreamException)
        {
            new RefusedMix(Work()).Discard((error as UnsoundStreamException)?.Result);
            throw;
        }
    }

    // A key is made before the first release is planned; but mixer makes its own while it mixes.
    private ReleaseSigners Signers() => _signers ??= ReleaseSigner.Open(Work());

    private PlanSigners PlanSigners() => Signers().For(Work().LoadPlan());

    private UnfinishedRelease? Unfinished() => new UnfinishedList(_workplace ??= _access.Reopen()).Find();

    private ReleasePlan? FindPlan() => (_workplace ??= _access.Reopen()).Records.Find(ReleaseRecords.Plan);

    private void Acquire(FactoryDirectory directory)
    {
        if (_lock is not null)
            return;
        _lock = NamespaceLock.Acquire(directory, $"release of {directory.Namespace}");
        if (_lock.Stale is { } stale)
            log.WriteLine($"An earlier run ({stale}) ended without giving its lock back; this one takes over.");
    }
}
