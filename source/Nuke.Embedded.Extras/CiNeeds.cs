namespace Nuke.Embedded;

/// <summary>What pipelines need beyond what the attributes of the build say.</summary>
public sealed record CiNeeds
{
    /// <summary>The environment variables that jobs need beside the parameters of the pipeline.</summary>
    public IReadOnlyList<CiVariable> Variables { get; init; } = [];

    /// <summary>
    /// What is true of this run of <c>GenerateCi</c>; a job with <see cref="CiJobAttribute.OnlyWith"/> is written when it is among them.
    /// </summary>
    public IReadOnlyList<string> Traits { get; init; } = [];

    /// <summary>Whether the token of a GitHub workflow must be allowed to write contents: releases and tags.</summary>
    public bool WritesContents { get; init; }
}
