using Nuke.Common.Execution;
using Nuke.Embedded.Engine.Parameters;
using Nuke.Embedded.Engine.RunState;
using Nuke.Embedded.Foundation;

namespace Nuke.Embedded.Engine.Integration;

/// <summary>
/// In place of the integrations, where a build refers to the engine alone: it runs, and says what it lacks when it is asked for that.
/// </summary>
internal sealed class MissingIntegrations(string assembly) : IIntegrations
{
    public IEnumerable<string> TargetsFor(Type buildType, IEnumerable<string> targets) => [];

    public ExecutableTarget MakeTarget(string name, BuildRun run, IReadOnlyList<ParameterDefinition> parameters) => throw Lacking(name);

    public string WritePlanPage(IReadOnlyList<ExecutableTarget> plan) => throw Lacking("--plan html");

    public void Complete(BuildRun run, IReadOnlyList<ParameterDefinition> parameters) => throw Lacking("--shell-completion");

    public IDisposable? ExportSpans(BuildRun run) => null;

    private UsageException Lacking(string what) =>
        new($"{what} is part of {assembly}, which the build does not refer to: add a reference to it");
}
