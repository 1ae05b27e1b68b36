using System.Collections.Immutable;
using DistroFactory.Configuration;
using DistroFactory.Configuration.Shell;
using DistroFactory.Connections.Commands;
using DistroFactory.Connections.Git;
using DistroFactory.Connections.Web;
using DistroFactory.Foundation;
using DistroFactory.MixerTool;
using DistroFactory.Model;
using DistroFactory.Stage;
using DistroFactory.State;

namespace DistroFactory.Run;

/// <summary>Where a release is made: its configuration, its directories, its records, and where it tells what it does.</summary>
internal sealed record Workplace
{
    /// <summary>What the command line says.</summary>
    public required ReleaseOptions Options { get; init; }

    /// <summary>Where the configuration came from.</summary>
    public required FetchedRepository Source { get; init; }

    /// <summary>The configuration.</summary>
    public required DistroConfiguration Configuration { get; init; }

    /// <summary>The directories of the namespace.</summary>
    public required FactoryDirectory Directory { get; init; }

    /// <summary>Where steps tell what they do, one line a fact.</summary>
    public required RunLog Log { get; init; }

    /// <summary>Where what was asked for is told, which a program may read.</summary>
    public RunLog Answer
    {
        get => field ?? Log;
        init;
    }

    /// <summary>The folder of the bundle definitions.</summary>
    public required string BundleDirectory { get; init; }

    /// <summary>The folders of the distribution's own definitions: none when a downstream distribution has no bundles of its own.</summary>
    public ImmutableArray<string> BundleDirectories =>
        Configuration.Mode == DistroMode.Downstream && !System.IO.Directory.Exists(BundleDirectory) ? [] : [BundleDirectory];

    /// <summary>The repository of the bundle definitions; null when they are in the config repository.</summary>
    public FetchedRepository? BundleSource { get; init; }

    /// <summary>The release that is to be made again; null: the next one is made.</summary>
    public ReleaseLock? Lock { get; init; }

    /// <summary>The earlier release that the next one is made of; null: it is made of what there is now.</summary>
    public BroughtBackRelease? BroughtBack { get; init; }

    /// <summary>The staged tree.</summary>
    public StagedTree Stage => new(Configuration.StageFolder ?? Directory.Stage);

    /// <summary>Who may read it.</summary>
    public StageAccess StageAccess => new(Stage, Configuration.StageOwner, new CommandRunner(Log.WriteLine));

    /// <summary>What the steps leave for each other.</summary>
    public Records Records => new(Directory.RecordsFolder);

    /// <summary>Environment variables of the tools: those of the configuration, and the namespace.</summary>
    public ImmutableSortedDictionary<string, string> ToolVariables => Configuration.Variables.SetItem("NAMESPACE", Directory.Namespace);

    /// <summary>Where scripts of the config repository find themselves.</summary>
    public ScriptPlace ScriptPlace => new(Path.Combine(Directory.Work, "factory"));

    /// <summary>The proxy of the factory's own requests: what the tools are told of one holds for the factory, too.</summary>
    public EnvironmentProxy Proxy => EnvironmentProxy.Of(Configuration.Variables);

    /// <summary>Whether the mixer command mixes.</summary>
    public bool UsesMixer => MixEngineChoice.IsMixer(Configuration, Directory);

    /// <summary>Whether the configuration has versions released as the mixer command made them, sound or not.</summary>
    public bool ReleasesUnsound => UsesMixer && Configuration.Mix.Mixer.ReleasesUnsound;

    /// <summary>The folder that the mixer command works in.</summary>
    public MixerWorkspace MixerWorkspace => MixEngineChoice.WorkspaceOf(Configuration, Directory);

    /// <summary>The update tree that the engine works in.</summary>
    public string UpdateTree => UsesMixer ? MixerWorkspace.Stream : Path.Combine(Directory.State, "www");

    /// <summary>Folder of what tools read and write during a run.</summary>
    public string ToolFolder => Configuration.WorkFolder ?? Directory.Work;

    /// <summary>A report of this run, for people: what is too long for the log.</summary>
    public string ReportFile(string name) => Path.Combine(ToolFolder, "logs", name);

    /// <summary>The packages of this release as a repository, for tools.</summary>
    public string ToolRepository => Path.Combine(ToolFolder, "repo", "x86_64", "os");

    /// <summary>The plan of this release.</summary>
    /// <exception cref="FactoryException">The stage is not the one the plan was made for.</exception>
    public ReleasePlan LoadPlan()
    {
        var plan = Records.Load(ReleaseRecords.Plan);
        var latest = Stage.ReadLatest();
        return latest == plan.Previous
            ? plan
            : throw new FactoryException(
                $"Making release {plan.Version}",
                $"the plan follows release {plan.Previous}, but the latest in {Stage.Root} is {latest}",
                "Run the target Initialize again."
            );
    }
}
