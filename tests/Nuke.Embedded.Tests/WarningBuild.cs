using Nuke.Common;
using Nuke.Common.Utilities.Collections;
using Serilog;

namespace Nuke.Embedded.Tests;

/// <summary>A build with much to warn of, and something to fail.</summary>
internal sealed class WarningBuild : NukeBuild
{
    public Target Odd => _ => _.Executes(() => Log.Warning("first of two lines\nsecond"));

    public Target Break => _ => _.Executes(() => throw new IOException("no disk"));

    public Target Quiet => _ => _.Executes(() => { });

    public Target Many =>
        _ =>
            _.Executes(() =>
            {
                for (var number = 1; number <= 25; number++)
                    Log.Warning("number {Number}", number);
            });

    public Target Talk =>
        _ => _.Executes(() => ReportSummary(facts => facts.AddPair("Version", 20).AddPair("Stage", "/srv/" + new string('x', 80))));
}
