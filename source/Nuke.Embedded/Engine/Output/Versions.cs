using System.Reflection;
using System.Runtime.InteropServices;

namespace Nuke.Embedded.Output;

/// <summary>The text of <c>--version</c>: what runs, for a report of a mistake.</summary>
internal static class Versions
{
    public static int Write(BuildConsole console, Type buildType)
    {
        console.WriteLine($"NUKE on the embedded engine {Of(typeof(Versions).Assembly)}");
        console.WriteLine($"Build {buildType.Assembly.GetName().Name} {Of(buildType.Assembly)}");
        console.WriteLine(RuntimeInformation.FrameworkDescription);
        return ExitCodes.Success;
    }

    private static string Of(Assembly assembly) =>
        assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? assembly.GetName().Version?.ToString() ?? "?";
}
