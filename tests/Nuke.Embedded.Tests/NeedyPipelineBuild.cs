using Nuke.Common;
using Nuke.Embedded.Integrations.Pipelines;

namespace Nuke.Embedded.Tests;

/// <summary>A build whose pipeline needs what the build finds out.</summary>
[CiPipeline("nightly", Schedule = "0 2 * * *", OnDemand = true, Parameters = ["Note"], HasNeeds = true)]
[CiJob("nightly", "prepare", nameof(Prepare), OnlyWith = "preparation")]
[CiJob("nightly", "make", nameof(Make), Needs = ["prepare"], OnlyWith = "making")]
[CiJob("nightly", "ship", nameof(Ship), Needs = ["prepare", "make"])]
[CiPipeline("check", OnPush = true)]
[CiJob("check", "verify", nameof(Make))]
internal sealed class NeedyPipelineBuild : NukeBuild, ICiNeeds
{
    [Parameter("A note")]
    private string? Note { get; set; }

    public Target Prepare => _ => _.Executes(() => { });

    public Target Make => _ => _.Executes(() => Serilog.Log.Information("{Note}", Note));

    public Target Ship => _ => _.Executes(() => { });

    public Task<CiNeeds> FindCiNeedsAsync() =>
        Task.FromResult(
            new CiNeeds
            {
                Variables =
                [
                    new("NOTE", CiVariableKind.Text),
                    new("MIRROR", CiVariableKind.Text),
                    new("KEY_FILE", CiVariableKind.SecretFile),
                    new("PASSWORD", CiVariableKind.Secret),
                    new("GITHUB_TOKEN", CiVariableKind.Secret),
                ],
                Traits = ["making"],
                WritesContents = true,
            }
        );
}
