using System.Diagnostics.CodeAnalysis;

namespace Nuke.Common.Execution;

/// <summary>The base of attributes that take part in the run.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
[SuppressMessage("Naming", "CA1710", Justification = "The name is the API of NUKE.")]
public abstract class BuildExtensionAttributeBase : Attribute, IBuildExtension
{
    /// <summary>The build.</summary>
    public INukeBuild? Build => BuildEngine.Run.Build;

    /// <inheritdoc/>
    public virtual float Priority { get; set; }
}
