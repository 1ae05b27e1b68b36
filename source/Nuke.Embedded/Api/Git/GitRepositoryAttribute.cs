using System.Reflection;
using Nuke.Common.ValueInjection;

namespace Nuke.Common.Git;

/// <summary>The repository that the root directory lies in. Without one there is no value, and a warning says so.</summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property)]
public class GitRepositoryAttribute : ValueInjectionAttributeBase
{
    /// <inheritdoc/>
    public override object? GetValue(MemberInfo member, object instance) =>
        GitRepository.FromLocalDirectory(IO.AbsolutePath.Create(BuildEngine.Run.RootDirectory));
}
