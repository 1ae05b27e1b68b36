namespace Nuke.Common.Tooling;

/// <summary>Programs as <see cref="Tool"/>s.</summary>
public static class ToolResolver
{
    /// <summary>The program in a file.</summary>
    /// <exception cref="ArgumentException">The file is not there.</exception>
    public static Tool GetTool(string toolPath)
    {
        Assert.FileExists(toolPath, $"There is no program {toolPath}");
        return new ToolExecutor(toolPath).Execute;
    }

    /// <summary>The program that the environment variable <c>NAME_EXE</c> names; null when it is not set.</summary>
    public static Tool? TryGetEnvironmentTool(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return ToolPathResolver.TryGetEnvironmentExecutable($"{name.ToUpperInvariant()}_EXE") is { } path ? GetTool(path) : null;
    }

    /// <summary>The program of that name in the directories of <c>PATH</c>.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static Tool GetPathTool(string name) => GetTool(ToolPathResolver.GetPathExecutable(name));

    /// <summary>The program that the environment variable <c>NAME_EXE</c> names, else that in the directories of <c>PATH</c>.</summary>
    /// <exception cref="ArgumentException">There is neither.</exception>
    public static Tool GetEnvironmentOrPathTool(string name) => TryGetEnvironmentTool(name) ?? GetPathTool(name);
}
