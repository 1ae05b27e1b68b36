using System.Collections.Immutable;
using DistroFactory.Connections.Commands;
using DistroFactory.Foundation;

namespace DistroFactory.Tools;

/// <summary>Looks for tools before anything is done: what is missing would otherwise show when half of the work is.</summary>
internal static class ToolCheck
{
    // Root's tools, which a user's PATH may not have.
    private static readonly ImmutableArray<string> s_rootsFolders = ["/usr/sbin", "/sbin"];

    /// <summary>Lets a run through whose tools are all there.</summary>
    /// <param name="distribution">Whose release it is.</param>
    /// <param name="needed">The tools.</param>
    /// <exception cref="FactoryException">Some are missing; the error names all of them.</exception>
    public static void RefuseMissing(string distribution, IEnumerable<NeededTool> needed)
    {
        var missing = needed.Distinct().Where(tool => !IsThere(tool.Program)).ToArray();
        if (missing.Length == 0)
            return;
        throw new FactoryException(
            $"Looking for the tools that a release of {distribution} needs",
            $"{(missing.Length == 1 ? "one is" : $"{missing.Length} are")} not installed on "
                + $"this machine\n{string.Join('\n', missing.Select(Describe))}",
            $"{string.Join("; ", missing.Select(tool => tool.Otherwise).OfType<string>().Distinct().Prepend("Install what is missing"))}. "
                + "Nothing was written."
        );
    }

    private static string Describe(NeededTool tool) => $"    {tool.Program}, for {tool.Key}: {ToolSources.Of(tool.Program)}";

    private static bool IsThere(string program) =>
        program.Contains('/', StringComparison.Ordinal) ? File.Exists(program) : CommandPath.Find(program, s_rootsFolders) is not null;
}
