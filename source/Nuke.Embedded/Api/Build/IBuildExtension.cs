namespace Nuke.Common.Execution;

/// <summary>An attribute on the build class that takes part in the run.</summary>
public interface IBuildExtension
{
    /// <summary>Extensions of higher priority are called first.</summary>
    float Priority { get; }
}
