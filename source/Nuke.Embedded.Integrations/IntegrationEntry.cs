using Nuke.Common.Execution;
using Nuke.Embedded.Engine.Integration;
using Nuke.Embedded.Engine.Parameters;
using Nuke.Embedded.Engine.RunState;
using Nuke.Embedded.Integrations.Completion;
using Nuke.Embedded.Integrations.Pipelines;
using Nuke.Embedded.Integrations.PlanPage;
using Nuke.Embedded.Integrations.Telemetry;

namespace Nuke.Embedded.Integrations;

/// <summary>All integrations, for the engine, which finds this class by its name.</summary>
internal sealed class IntegrationEntry : IIntegrations
{
    public IEnumerable<string> TargetsFor(Type buildType, IEnumerable<string> targets) => GenerateCiTarget.NamesFor(buildType, targets);

    public ExecutableTarget MakeTarget(string name, BuildRun run, IReadOnlyList<ParameterDefinition> parameters) =>
        GenerateCiTarget.Target(run, parameters);

    public string WritePlanPage(IReadOnlyList<ExecutableTarget> plan) => HtmlPlan.Write(plan);

    public void Complete(BuildRun run, IReadOnlyList<ParameterDefinition> parameters) => CompletionAnswer.Write(run, parameters);

    public IDisposable? ExportSpans(BuildRun run) => OtlpExport.Start(run);
}
