using System.Reflection;

namespace Nuke.Embedded.GlobalTool.Repository;

/// <summary>The version of the tool, which is that of the engine.</summary>
internal static class ToolVersion
{
    public static string Text =>
        typeof(ToolVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
}
