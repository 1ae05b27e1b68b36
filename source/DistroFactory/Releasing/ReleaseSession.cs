using DistroFactory.Content;
using DistroFactory.Mixing;
using DistroFactory.Notes;
using DistroFactory.Planning;
using DistroFactory.Signing;
using DistroFactory.Staging;
using DistroFactory.Tagging;
using DistroFactory.UpdateStream;
using DistroFactory.UpdateStream.Signatures;
using DistroFactory.Upstream;
using DistroFactory.Verification;
using DistroFactory.Watching;
using DistroFactory.Workspace;

namespace DistroFactory.Releasing;

/// <summary>
/// One run of the factory: a method for each target. What passes from step to step are the records in the work area; the session
/// itself only keeps the lock of the namespace, from the first step that writes until the run ends.
/// </summary>
public sealed class ReleaseSession(ReleaseOptions options, TextWriter log) : IDisposable
{
    private readonly ConfigAccess _access = new(options, log);
    private readonly Interruption _interruption = new();
    private NamespaceLock? _lock;
    private Workplace? _workplace;
    private ISigner? _signer;

    /// <summary>Whether the plan at hand asks for a release; true when there is no plan, for then the step itself says what is missing.</summary>
    public bool ReleaseIsNeeded => FindPlan()?.IsNeeded ?? true;

    /// <summary>Prints the plan of the next release.</summary>
    public async Task PrintPlanAsync()
    {
        var plan = await LookAheadAsync(workplace => new PlanStep(workplace).MakeAsync(() => ReleaseSigner.FindRootCertificate(workplace), _interruption.Token));
        foreach (var line in plan.Describe())
            log.WriteLine(line);
    }

    /// <summary>Whether a release is needed; says why.</summary>
    public async Task<bool> WatchAsync()
    {
        return await LookAheadAsync(workplace => WatchStep.RunAsync(workplace, _interruption.Token));
    }

    /// <summary>Fetches the configuration into the work area.</summary>
    public async Task FetchConfigAsync()
    {
        _workplace = await _access.FetchAsync(Acquire, _interruption.Token);
        log.WriteLine($"{_workplace.Source.Source} {(_workplace.Source.Commit is { } commit ? $"at commit {commit[..12]}" : "as it stands")}: distribution {_workplace.Configuration.Name}");
    }

    /// <summary>Plans the release and opens the signing key.</summary>
    public async Task InitializeAsync()
    {
        var workplace = Work();
        RepairPointers(workplace);
        var plan = await new PlanStep(workplace).MakeAsync(() => Signer().RootCertificatePem, _interruption.Token);
        workplace.Records.Save(ReleaseRecords.Plan, plan);
        foreach (var line in plan.Describe())
            log.WriteLine(line);
    }

    /// <summary>Brings the packages onto this machine.</summary>
    public async Task FetchContentAsync()
    {
        await new ContentStep(Work()).RunAsync(_interruption.Token);
        await new UpstreamStep(Work()).RunAsync(_interruption.Token);
    }

    /// <summary>Mixes the planned version.</summary>
    public Task MixAsync() => new MixStep(Work(), new EmbeddedMixer(), Signer()).RunAsync(_interruption.Token);

    /// <summary>Writes release notes and licence list.</summary>
    public void WriteNotes() => new NotesStep(Work()).Run();

    /// <summary>Lays the version into the stage.</summary>
    public void Prepare() => new PrepareStep(Work(), Signer()).Run();

    /// <summary>Reads the prepared version as a client would.</summary>
    public Task VerifyAsync() => new VerifyStep(Work(), Signer()).RunAsync(_interruption.Token);

    /// <summary>Switches the pointers of the stage.</summary>
    public void Stage() => new StageStep(Work(), Signer()).Run();

    /// <summary>Tags the config repository.</summary>
    public Task TagAsync() => new TagStep(Work()).RunAsync(_interruption.Token);

    /// <summary>Says what was made and what comes next.</summary>
    /// <returns>The facts of the release for a summary.</returns>
    public IReadOnlyList<KeyValuePair<string, string>> Close() => ReleaseClosing.Tell(Work());

    /// <summary>Gives the lock back.</summary>
    public void Dispose()
    {
        (_signer as IDisposable)?.Dispose();
        _lock?.Dispose();
        _interruption.Dispose();
    }

    private async Task<T> LookAheadAsync<T>(Func<Workplace, Task<T>> look)
    {
        var aside = Directory.CreateTempSubdirectory("distro-factory-look-").FullName;
        try
        {
            return await look(await _access.PreviewAsync(aside, _interruption.Token));
        }
        finally
        {
            Directory.Delete(aside, recursive: true);
        }
    }

    // The workplace of a step that writes: as the step before left it, and locked.
    private Workplace Work()
    {
        _workplace ??= _access.Reopen();
        Acquire(_workplace.Directory);
        return _workplace;
    }

    private ISigner Signer() => _signer ??= ReleaseSigner.Open(Work());

    private ReleasePlan? FindPlan() => (_workplace ??= _access.Reopen()).Records.Find(ReleaseRecords.Plan);

    private void Acquire(FactoryDirectory directory)
    {
        if (_lock is not null)
            return;
        _lock = NamespaceLock.Acquire(directory, $"release of {directory.Namespace}");
        if (_lock.Stale is { } stale)
            log.WriteLine($"An earlier run ({stale}) ended without giving its lock back; this one takes over.");
    }

    private static void RepairPointers(Workplace workplace)
    {
        // Only what this factory pointed to: a stage of the original one is taken over when its first release is staged.
        var latest = workplace.Stage.ReadServed();
        if (latest != MixVersion.None && !VersionPointers.Agree(workplace.Stage, latest))
            VersionPointers.Follow(workplace.Stage, latest);
    }
}
