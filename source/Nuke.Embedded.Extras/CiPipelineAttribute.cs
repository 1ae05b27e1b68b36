namespace Nuke.Embedded;

/// <summary>
/// A pipeline that <c>GenerateCi</c> writes for Jenkins, GitHub Actions and GitLab CI: when it runs. Its jobs are told by
/// <see cref="CiJobAttribute"/>. Under another engine the attribute means nothing.
/// </summary>
/// <param name="name">Name of the pipeline, in lower case; the first of several is the one that <c>Jenkinsfile</c> holds.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class CiPipelineAttribute(string name) : Attribute
{
    /// <summary>Name of the pipeline.</summary>
    public string Name { get; } = name;

    /// <summary>One line on what it is for.</summary>
    public string Description { get; set; } = "";

    /// <summary>Whether it runs for pushes and for change requests.</summary>
    public bool OnPush { get; set; }

    /// <summary>Whether a person may start it and choose its parameters.</summary>
    public bool OnDemand { get; set; }

    /// <summary>When it runs by itself, as cron writes it: minute, hour, day, month, weekday.</summary>
    public string? Schedule { get; set; }

    /// <summary>The parameters of the build that a person may choose; those with <c>[Secret]</c> come from the server's store.</summary>
    public string[] Parameters { get; set; } = [];

    /// <summary>Whether its jobs are handed what the build finds that they need, see <see cref="ICiNeeds"/>.</summary>
    public bool HasNeeds { get; set; }

    /// <summary>Whether a run waits until the one before it has ended.</summary>
    public bool OneAtATime { get; set; }
}
