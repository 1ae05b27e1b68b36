namespace Nuke.Embedded.Integrations.Pipelines;

/// <summary>A pipeline: jobs, when they run, and what a person may choose for all of them.</summary>
internal sealed record CiPipeline(CiPipelineAttribute Declaration, IReadOnlyList<CiParameter> Parameters, IReadOnlyList<CiJob> Jobs)
{
    public string Name => Declaration.Name;

    public IReadOnlyList<CiParameter> Secrets => [.. Parameters.Where(parameter => parameter.IsSecret)];

    /// <summary>What the jobs need beside the parameters.</summary>
    public CiNeeds Needs { get; init; } = new();

    /// <summary>The variables of <see cref="Needs"/> of a kind.</summary>
    public IReadOnlyList<CiVariable> Variables(CiVariableKind kind) => [.. Needs.Variables.Where(variable => variable.Kind == kind)];

    /// <summary>The label of the agents that run the jobs; null: any. Jobs for pushes run on none of one's own.</summary>
    public string? AgentLabel { get; init; }
}
