using Nuke.Common;
using Nuke.Embedded.Engine.CommandLine;
using Nuke.Embedded.Engine.Parameters;
using Nuke.Embedded.Engine.RunState;
using Nuke.Embedded.Foundation;

namespace Nuke.Embedded.Integrations.Completion;

/// <summary>What may come next on a command line.</summary>
internal sealed class CompletionCandidates(BuildRun run, IReadOnlyList<ParameterDefinition> parameters)
{
    private IEnumerable<string> Targets => run.Targets.Where(target => target.Listed).Select(target => target.Name);

    private IEnumerable<string> Options =>
        parameters
            .Where(parameter => parameter.Attribute.List)
            .Select(parameter => parameter.Option)
            .Concat(EngineOption.All.Select(option => "--" + option.Name))
            .Distinct();

    /// <summary>All targets and options.</summary>
    public IEnumerable<string> All => Targets.Concat(Options);

    /// <summary>The words that may stand at the cursor; none where any value will do, so that the shell offers files.</summary>
    public IEnumerable<string> At(CommandLineSoFar line) =>
        Possible(line).Where(word => word.StartsWith(line.Current, StringComparison.OrdinalIgnoreCase)).Distinct();

    private IEnumerable<string> Possible(CommandLineSoFar line)
    {
        if (line.Current.StartsWith('-'))
            return Options.Except(line.Words.Where(IsTakenOnce), StringComparer.OrdinalIgnoreCase);
        var used = line.Words.ToHashSet(StringComparer.OrdinalIgnoreCase);
        var last = line.Words.ToList().FindLastIndex(TypedOption.IsOption);
        if (last < 0)
            return Targets.Where(target => !used.Contains(target));
        var name = Spelling.Plain(line.Words[last]);
        var given = line.Words.Count - last - 1;
        return parameters.FirstOrDefault(parameter => Spelling.Plain(parameter.Name) == name) is { } parameter
            ? OfParameter(parameter, given)
            : OfEngine(name, given) ?? Targets.Where(target => !used.Contains(target));
    }

    private IEnumerable<string> OfParameter(ParameterDefinition parameter, int given)
    {
        if (parameter.IsSwitch || (given > 0 && !parameter.IsList))
            return Targets;
        return parameter.Attribute.GetValueSet(parameter.Member, run.Build!)?.Select(value => value.Text) ?? [];
    }

    private IEnumerable<string>? OfEngine(string option, int given) =>
        option switch
        {
            "target" or "skip" => Targets,
            "profile" => Profiles(),
            _ when given > 0 => null,
            "plan" => OptionsBuilder.PlanFormats,
            "host" => OptionsBuilder.Hosts,
            "verbosity" => Enum.GetNames<Verbosity>(),
            "shellcompletion" => OptionsBuilder.Shells,
            "output" or "root" => [],
            _ => null,
        };

    private IEnumerable<string> Profiles()
    {
        var directory = Path.Combine(run.RootDirectory, ".nuke");
        return Directory.Exists(directory)
            ? Directory
                .EnumerateFiles(directory, "parameters.*.json")
                .Select(file => Path.GetFileName(file)["parameters.".Length..^".json".Length])
                .Order(StringComparer.Ordinal)
            : [];
    }

    private bool IsTakenOnce(string word) =>
        !parameters.Any(parameter => parameter.IsList && Spelling.Plain(parameter.Name) == Spelling.Plain(word));
}
