using System.Reflection;

namespace Nuke.Common.Tooling;

/// <summary>
/// A program in a file: <c>[LocalPath("./gradlew")] readonly Tool Gradle;</c>. A relative path begins at the root directory.
/// </summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property)]
public class LocalPathAttribute : ToolInjectionAttributeBase
{
    private readonly string _path;

    /// <summary>The same file on all platforms.</summary>
    public LocalPathAttribute(string absoluteOrRelativePath) => _path = absoluteOrRelativePath;

    /// <summary>A file of its own on Windows.</summary>
    public LocalPathAttribute(string windowsPath, string unixPath) => _path = OperatingSystem.IsWindows() ? windowsPath : unixPath;

    /// <inheritdoc/>
    public override object? GetValue(MemberInfo member, object instance) =>
        ToolResolver.GetTool(Path.GetFullPath(_path, BuildEngine.Run.RootDirectory));
}
