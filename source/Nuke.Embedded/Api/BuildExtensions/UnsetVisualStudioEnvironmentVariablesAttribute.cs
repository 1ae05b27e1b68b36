namespace Nuke.Common.Execution;

/// <summary>Takes variables out of the environment that Visual Studio sets and that lead a compiler started by the build astray.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class UnsetVisualStudioEnvironmentVariablesAttribute : BuildExtensionAttributeBase, IOnBuildCreated
{
    /// <inheritdoc/>
    public void OnBuildCreated(IReadOnlyCollection<ExecutableTarget> executableTargets)
    {
        foreach (
            var name in EnvironmentInfo.Variables.Keys.Where(name =>
                name.StartsWith("VisualStudio", StringComparison.OrdinalIgnoreCase)
                || name is "MSBuildLoadMicrosoftTargetsReadOnly" or "VSAPPIDDIR" or "VSAPPIDNAME"
            )
        )
            EnvironmentInfo.RemoveVariable(name);
    }
}
