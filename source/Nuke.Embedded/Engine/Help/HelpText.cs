using Nuke.Common;
using Nuke.Common.Execution;
using Nuke.Embedded.Engine.CommandLine;
using Nuke.Embedded.Engine.ConsoleOutput;
using Nuke.Embedded.Engine.Parameters;
using Nuke.Embedded.Engine.RunState;
using Nuke.Embedded.Foundation;

namespace Nuke.Embedded.Engine.Help;

/// <summary>The text of <c>--help</c>.</summary>
internal static class HelpText
{
    public static int Write(BuildRun run, IReadOnlyList<ParameterDefinition> parameters)
    {
        var console = run.Console;
        console.WriteLine("Usage: ./build.sh [TARGET…] [OPTION…]");
        Section(console, "Targets", run.Targets.Where(target => target.Listed).Select(target => (target.Name, Describe(target))));
        var listed = parameters
            .Where(parameter => parameter.Attribute.List)
            .DistinctBy(parameter => Spelling.Plain(parameter.Name))
            .ToList();
        Section(console, "Parameters", listed.Select(parameter => (Form(parameter), Describe(parameter))));
        Section(console, "Options", EngineOption.All.Select(option => ($"--{option.Name} {option.Values}".TrimEnd(), option.Description)));
        if (listed.FirstOrDefault() is { } first)
        {
            var variable = Spelling.Shouted(first.Name);
            console.WriteLine();
            console.WriteLine(
                $"A parameter may also come from the environment ({variable} or NUKE_{variable} "
                    + $"for {first.Option}) or from .nuke/parameters.json.",
                Tint.Faint
            );
        }

        return ExitCodes.Success;
    }

    public static void Section(BuildConsole console, string title, IEnumerable<(string Name, string Text)> lines)
    {
        var list = lines.ToList();
        if (list.Count == 0)
            return;
        console.WriteLine();
        console.WriteLine(title, Tint.Heading);
        foreach (var line in TextTable.Lines([0, 0], [.. list.Select(line => new[] { line.Name, line.Text })]))
            console.WriteLine($"  {line}");
    }

    private static string Describe(ExecutableTarget target)
    {
        var dependencies = target.ExecutionDependencies.Count > 0 ? $"→ {string.Join(", ", target.ExecutionDependencies)}" : "";
        return string.Join(
            "  ",
            new[] { target.Description ?? "", target.IsDefault ? "(default)" : "", dependencies }.Where(part => part.Length > 0)
        );
    }

    public static string Form(ParameterDefinition parameter) =>
        parameter.IsSwitch ? parameter.Option : parameter.Option + (parameter.IsList ? " A [B]" : " VALUE");

    public static string Describe(ParameterDefinition parameter)
    {
        var values = parameter.Attribute.GetValueSet(parameter.Member, BuildRun.Current.Build!) is { } set
            ? $"one of {string.Join(", ", set.Select(value => value.Text))}"
            : "";
        var parts = new[]
        {
            parameter.Attribute.Description ?? "",
            values,
            parameter.IsRequired ? "required" : "",
            parameter.IsSecret ? "secret" : "",
        };
        return string.Join("; ", parts.Where(part => part.Length > 0));
    }
}
