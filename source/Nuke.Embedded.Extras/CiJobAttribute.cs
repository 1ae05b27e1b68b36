namespace Nuke.Embedded;

/// <summary>
/// A job of a pipeline that <c>GenerateCi</c> writes: which targets it runs, and on what condition. Under another engine the attribute
/// means nothing.
/// </summary>
/// <param name="pipeline">Name of its <see cref="CiPipelineAttribute"/>.</param>
/// <param name="name">Name of the job, in lower case; no other pipeline has one of this name.</param>
/// <param name="targets">The targets that it runs.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class CiJobAttribute(string pipeline, string name, params string[] targets) : Attribute
{
    /// <summary>Name of its pipeline.</summary>
    public string Pipeline { get; } = pipeline;

    /// <summary>Name of the job.</summary>
    public string Name { get; } = name;

    /// <summary>The targets that it runs.</summary>
    public string[] Targets { get; } = targets;

    /// <summary>The jobs that must have succeeded before.</summary>
    public string[] Needs { get; set; } = [];

    /// <summary>An exit code by which the targets say yes to <see cref="Says"/> and have not failed; 0 when there is none.</summary>
    public int SignalExitCode { get; set; }

    /// <summary>The output of the targets, reported through <c>ReportSummary</c>, that later jobs may wait for.</summary>
    public string? Says { get; set; }

    /// <summary>Runs only if a job that it needs says this.</summary>
    public string? OnlyIf { get; set; }

    /// <summary>The job is written only if <see cref="CiNeeds.Traits"/> has this; jobs that need it then do without.</summary>
    public string? OnlyWith { get; set; }

    /// <summary>The environment whose people must approve the job before it runs.</summary>
    public string? Approval { get; set; }

    /// <summary>JUnit files that it leaves, as a glob.</summary>
    public string? JUnit { get; set; }

    /// <summary>Other files to keep, as globs, beside those that its targets declare with <c>Produces</c>.</summary>
    public string[] Artifacts { get; set; } = [];
}
