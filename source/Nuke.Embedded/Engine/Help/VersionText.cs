using System.Reflection;
using System.Runtime.InteropServices;
using Nuke.Embedded.Engine.ConsoleOutput;
using Nuke.Embedded.Foundation;

namespace Nuke.Embedded.Engine.Help;

/// <summary>The text of <c>--version</c>: what runs, for a report of a mistake.</summary>
internal static class VersionText
{
    public static int Write(BuildConsole console, Type buildType)
    {
        console.WriteLine($"NUKE on the embedded engine {Of(typeof(VersionText).Assembly)}");
        console.WriteLine($"Build {buildType.Assembly.GetName().Name} {Of(buildType.Assembly)}");
        console.WriteLine(RuntimeInformation.FrameworkDescription);
        return ExitCodes.Success;
    }

    private static string Of(Assembly assembly) =>
        assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion
        ?? assembly.GetName().Version?.ToString()
        ?? "?";
}
