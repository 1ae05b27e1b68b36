using Nuke.Common.Execution;
using Nuke.Embedded.Engine.Parameters;
using Nuke.Embedded.Engine.RunState;

namespace Nuke.Embedded.Engine.Integration;

/// <summary>
/// What connects a build with the programs around it: CI servers, shells, browsers, telemetry. The assembly Nuke.Embedded.Integrations has
/// it.
/// </summary>
internal interface IIntegrations
{
    /// <summary>The names of the targets that the engine itself adds to a build.</summary>
    /// <param name="buildType">The build class, whose attributes ask for them.</param>
    /// <param name="targets">The names of its own targets.</param>
    IEnumerable<string> TargetsFor(Type buildType, IEnumerable<string> targets);

    /// <summary>Makes the target of one of these names.</summary>
    ExecutableTarget MakeTarget(string name, BuildRun run, IReadOnlyList<ParameterDefinition> parameters);

    /// <summary>The plan as a page for a browser.</summary>
    string WritePlanPage(IReadOnlyList<ExecutableTarget> plan);

    /// <summary>Answers a shell that completes a command line.</summary>
    void Complete(BuildRun run, IReadOnlyList<ParameterDefinition> parameters);

    /// <summary>Begins to send the spans of the run to where the environment says; null when it says nothing.</summary>
    IDisposable? ExportSpans(BuildRun run);
}
