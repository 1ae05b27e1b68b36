using System.Diagnostics.CodeAnalysis;
using Nuke.Common;
using Nuke.Embedded.Integrations.Pipelines;

namespace Nuke.Embedded.Tests;

/// <summary>A build with a pipeline of every kind of job.</summary>
[CiPipeline(
    "nightly",
    Description = "Looks, makes, asks, ships.",
    Schedule = "*/15 2 * * *",
    OnDemand = true,
    OneAtATime = true,
    Parameters = ["channel", "dryRun", "Key", "Note"]
)]
[CiJob("nightly", "look", nameof(Look), SignalExitCode = 1, Says = "NewThings")]
[CiJob("nightly", "make", nameof(Make), Needs = ["look"], OnlyIf = "NewThings", Says = "made")]
[CiJob("nightly", "ship", nameof(Ship), Needs = ["make"], OnlyIf = "made", Approval = "production")]
[CiPipeline("check", OnPush = true)]
[CiJob("check", "verify", nameof(Verify), JUnit = "out/*.xml", Artifacts = ["out/log.txt"])]
[SuppressMessage("Style", "IDE0044", Justification = "Parameters are set from outside.")]
internal sealed class PipelineBuild : NukeBuild
{
    [Parameter("Where it's shipped to", ValueProviderMember = nameof(Channels))]
    private readonly string channel = "beta";

    [Parameter("Only pretend")]
    private readonly bool dryRun = Environment.ProcessId < 0;

    [Parameter("Key of the server"), Secret]
    private string? Key { get; set; }

    [Parameter("A note: anything")]
    private string? Note { get; set; }

    public static string[] Channels => ["stable", "beta"];

    public Target Look => _ => _.Executes(() => ExitCode = channel.Length + (dryRun ? 1 : 0));

    public Target Make => _ => _.Produces("out/made.tar").Executes(() => Serilog.Log.Information("{Key} {Note}", Key, Note));

    public Target Ship => _ => _.DependsOn(Make).Consumes(Make).Executes(() => { });

    public Target Verify => _ => _.Partition(3).Executes(() => { });
}
