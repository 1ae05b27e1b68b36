using Nuke.Embedded.Engine.CommandLine;
using Nuke.Embedded.Foundation;
using Nuke.Embedded.GlobalTool.Repository;

namespace Nuke.Embedded.GlobalTool.Commands;

/// <summary>
/// Prints what may come next on a command line, by <c>.nuke/build.schema.json</c>, whichever engine wrote it. No build is started.
/// </summary>
internal static class CompleteCommand
{
    /// <param name="arguments">The line up to the cursor, in one word.</param>
    public static int Run(string[] arguments)
    {
        if (arguments is not [var line, ..])
            throw new UsageException("nuke :complete \"nuke …\" needs the line up to the cursor, in one word");
        if (BuildRoot.Find([]) is not { } root || !File.Exists(root.Below("build.schema.json")))
            return ExitCodes.Success;
        var schema = SchemaFile.Read(root.Below("build.schema.json"));
        foreach (var word in Candidates(schema, CommandLineSoFar.Of(line), root))
            Console.WriteLine(word);
        return ExitCodes.Success;
    }

    private static IEnumerable<string> Candidates(SchemaFile schema, CommandLineSoFar line, BuildRoot root) =>
        Possible(schema, line, root).Where(word => word.StartsWith(line.Current, StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<string> Possible(SchemaFile schema, CommandLineSoFar line, BuildRoot root)
    {
        var options = schema
            .Parameters.Select(parameter => "--" + Spelling.Dashed(parameter))
            .Except(line.Words, StringComparer.OrdinalIgnoreCase);
        if (line.Current.StartsWith('-'))
            return options;
        var last = line.Words.LastOrDefault(TypedOption.IsOption);
        var values =
            last is null ? schema.ValuesOf("Target")
            : Spelling.Plain(last) == "profile" ? Profiles(root)
            : schema.ValuesOf(Spelling.Plain(last));
        var unused = values.Except(line.Words, StringComparer.OrdinalIgnoreCase);
        return line.Current.Length == 0 ? unused.Concat(options) : unused;
    }

    private static IEnumerable<string> Profiles(BuildRoot root) =>
        Directory
            .EnumerateFiles(root.Below(), "parameters.*.json")
            .Select(file => Path.GetFileName(file)["parameters.".Length..^".json".Length]);
}
