using System.Diagnostics.CodeAnalysis;
using Nuke.Common;

namespace Nuke.Embedded.Tests;

/// <summary>A build that keeps a target to itself.</summary>
[SuppressMessage("CodeQuality", "IDE0051", Justification = "The engine finds it.")]
internal abstract class PlainBuild : NukeBuild
{
    public List<string> Trace { get; } = [];

    public Target Pack => _ => _.DependsOn(Compile).Executes(() => Trace.Add("pack"));

    private Target Compile => _ => _.Executes(() => Trace.Add("plain"));
}
