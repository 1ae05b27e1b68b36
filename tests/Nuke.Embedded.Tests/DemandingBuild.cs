using System.Diagnostics.CodeAnalysis;
using Nuke.Common;

namespace Nuke.Embedded.Tests;

/// <summary>A build whose targets require something, in every way in which a requirement can be written.</summary>
[SuppressMessage("Style", "IDE0044", Justification = "Parameters are set from outside.")]
internal sealed class DemandingBuild : NukeBuild, IHazSource
{
    [Parameter("Whether it may")]
    private readonly bool permitted = false;

    [Parameter("When")]
    private readonly DateTime? date = null;

    private static string? Unset => null;

    public Target Typed => _ => _.Requires(() => ((IHazSource)this).Source).Executes(() => { });

    public Target Permitted => _ => _.Requires(() => permitted).Executes(() => { });

    public Target Dated => _ => _.Requires(() => date).Executes(() => { });

    public Target Compared => _ => _.Requires(() => ((IHazSource)this).Jobs > 3).Executes(() => { });

    private static bool Explained => throw new RequirementException("The oven is cold.\n  Heat it first.");

    public Target Bake => _ => _.Requires(() => Explained).Executes(() => { });

    public Target BakeAgain => _ => _.DependsOn(Bake).Requires(() => Explained).Executes(() => { });

    public Target Broken => _ => _.Requires(() => Unset!.Length > 3).Executes(() => { });
}
