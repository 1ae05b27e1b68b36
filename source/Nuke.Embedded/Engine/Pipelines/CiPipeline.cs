namespace Nuke.Embedded.Pipelines;

/// <summary>A pipeline: jobs, when they run, and what a person may choose for all of them.</summary>
internal sealed record CiPipeline(CiPipelineAttribute Declaration, IReadOnlyList<CiParameter> Parameters, IReadOnlyList<CiJob> Jobs)
{
    public string Name => Declaration.Name;

    public IReadOnlyList<CiParameter> Secrets => [.. Parameters.Where(parameter => parameter.IsSecret)];
}
