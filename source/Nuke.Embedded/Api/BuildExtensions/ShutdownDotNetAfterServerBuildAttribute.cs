using System.Diagnostics;
using Nuke.Common.Execution;

namespace Nuke.Common.CI;

/// <summary>
/// At the end of a run on a CI server, stops the compiler's servers: some CI servers wait for every process that a job left.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ShutdownDotNetAfterServerBuildAttribute : BuildExtensionAttributeBase, IOnBuildFinished
{
    /// <summary>Whether the output of the command is shown.</summary>
    public bool EnableLogging { get; set; }

    /// <inheritdoc/>
    public void OnBuildFinished()
    {
        if (BuildEngine.Run.Host is not IBuildServer)
            return;
        using var process = Process.Start(new ProcessStartInfo("dotnet", ["build-server", "shutdown"]) { RedirectStandardOutput = true })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (EnableLogging)
            Console.WriteLine(output);
    }
}
