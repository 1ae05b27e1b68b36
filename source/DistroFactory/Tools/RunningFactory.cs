using System.Runtime.InteropServices;
using DistroFactory.Model;

namespace DistroFactory.Tools;

/// <summary>The factory that runs.</summary>
internal static class RunningFactory
{
    /// <summary>Version, commit and runtime.</summary>
    /// <param name="source">The root of the build that runs; null: nobody said.</param>
    public static FactoryTool Describe(string? source) =>
        new(
            typeof(RunningFactory).Assembly.GetName().Version?.ToString(3) ?? "0",
            FactoryCommit.Describe(source),
            RuntimeInformation.FrameworkDescription
        );
}
