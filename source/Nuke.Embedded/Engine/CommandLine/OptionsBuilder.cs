using System.Globalization;
using Nuke.Common;
using Nuke.Common.CI;
using Nuke.Embedded.Foundation;

namespace Nuke.Embedded.Engine.CommandLine;

/// <summary>Collects the engine's options while the command line is read.</summary>
internal sealed class OptionsBuilder(TargetNames targets)
{
    public static readonly string[] PlanFormats = ["text", "mermaid", "dot", "json", "html"];
    public static readonly string[] Shells = ["bash", "zsh", "fish", "pwsh"];
    public static readonly string[] Hosts = ["Terminal", "GitHubActions", "GitLab", "Jenkins"];

    // What NUKE has between the targets of a list that is one word.
    private const char Separator = '+';

    private readonly List<string> _invoked = [];
    private readonly HashSet<string> _given = [];
    private CommandLineOptions _options = new();

    /// <exception cref="UsageException">An option has no meaning beside the others.</exception>
    public CommandLineOptions Build() =>
        _options is { PlanFile: not null, Plan: null } && !_invoked.Contains(EngineOption.GenerateCi)
            ? throw new UsageException($"--output names where --plan or {EngineOption.GenerateCi} writes to; neither is asked for")
        : _options is { AgentLabel: not null } && !_invoked.Contains(EngineOption.GenerateCi)
            ? throw new UsageException($"--agent-label is for {EngineOption.GenerateCi}, which is not asked for")
        : _options with { Targets = _invoked };

    public void AddTargets(IEnumerable<string> typed)
    {
        foreach (var name in Split(typed))
            AddTarget(name);
    }

    public void AddTarget(string typed)
    {
        var target = targets.Find(typed);
        if (!_invoked.Contains(target))
            _invoked.Add(target);
    }

    /// <summary>Sets what the command line left open.</summary>
    public void SetElsewhere(string name, TypedOption argument)
    {
        if (name == "target" ? _invoked.Count == 0 : !_given.Contains(name))
            Set(name, argument);
    }

    /// <summary>The profiles that are named so far.</summary>
    public IReadOnlyList<string> Profiles => _options.Profiles;

    public void Set(string name, TypedOption argument)
    {
        _given.Add(name);
        switch (name)
        {
            case "root":
                AddTargets(argument.Words.Skip(1));
                break;
            case "target":
                AddTargets(argument.Words);
                break;
            case "skip":
                _options = _options with { Skip = [.. _options.Skip ?? [], .. Split(argument.Words).Select(targets.Find)] };
                break;
            case "plan":
                _options = _options with { Plan = PlanFormat(argument) };
                break;
            case "output":
                _options = _options with { PlanFile = Word(argument) };
                break;
            case "agentlabel":
                _options = _options with { AgentLabel = Label(argument) };
                break;
            case "help":
                _options = _options with { Help = Switch(argument) };
                break;
            case "version":
                _options = _options with { Version = Switch(argument) };
                break;
            case "nologo":
                _options = _options with { NoLogo = Switch(argument) };
                break;
            case "continue":
                _options = _options with { Continue = Switch(argument) };
                break;
            case "keepgoing":
                _options = _options with { KeepGoing = Switch(argument) };
                break;
            case "fresh":
                _options = _options with { Fresh = Switch(argument) };
                break;
            case "report":
                _options = _options with { Reports = [.. _options.Reports, .. Reports(argument)] };
                break;
            case "dryrun":
                _options = _options with { DryRun = Switch(argument) };
                break;
            case "shellcompletion":
                _options = _options with { ShellCompletion = OneOf(argument, Shells, "") };
                break;
            case "parallel":
                _options = _options with { Parallel = Number(argument) };
                break;
            case "verbosity":
                _options = _options with { Verbosity = Enum.Parse<Verbosity>(OneOf(argument, Enum.GetNames<Verbosity>(), null)) };
                break;
            case "host":
                _options = _options with { Host = OneOf(argument, Hosts, null) };
                break;
            case "profile":
                _options = _options with { Profiles = [.. _options.Profiles, .. argument.Words] };
                break;
            case "partition":
                _options = _options with
                {
                    Partition =
                        Partition.TryParse(Word(argument))
                        ?? throw new UsageException($"--partition: '{argument.Words[0]}' is no part such as 2/3"),
                };
                break;
        }
    }

    private static IEnumerable<string> Split(IEnumerable<string> typed) =>
        typed.SelectMany(word => word.Split(Separator, StringSplitOptions.RemoveEmptyEntries));

    // What follows a single value can only be a target.
    private string Word(TypedOption argument)
    {
        AddTargets(argument.Words.Skip(1));
        return argument.Words is [var word, ..] ? word : throw new UsageException($"{argument.Typed} needs a value");
    }

    // It becomes part of YAML and of Groovy, where a line must stay one.
    private string Label(TypedOption argument)
    {
        var label = Word(argument);
        return label.Length > 0 && !label.Any(char.IsControl)
            ? label
            : throw new UsageException($"{argument.Typed}: '{LegibleLabel(label)}' is no label");
    }

    private static string LegibleLabel(string label) =>
        string.Concat(label.Select(character => char.IsControl(character) ? '?' : character));

    private bool Switch(TypedOption argument)
    {
        if (argument.Words is [var word] && bool.TryParse(word, out var value))
            return value;
        if (argument.HasEquals)
            throw new UsageException($"{argument.Typed}: '{argument.Words[0]}' is neither true nor false");
        AddTargets(argument.Words);
        return true;
    }

    private int Number(TypedOption argument)
    {
        if (argument.Words is [var word, ..] && int.TryParse(word, CultureInfo.InvariantCulture, out var number))
        {
            AddTargets(argument.Words.Skip(1));
            return number >= 1 ? number : throw new UsageException($"{argument.Typed} needs a number of at least 1, not {word}");
        }

        AddTargets(argument.Words);
        return Environment.ProcessorCount;
    }

    // What is no format is a target: --plan Release.
    private string PlanFormat(TypedOption argument)
    {
        var isTarget = argument.Words is [var first, ..] && Split([first]).Any(targets.Has);
        AddTargets(argument.Words.Skip(isTarget ? 0 : 1));
        return isTarget ? "text" : OneOf(argument with { Words = [.. argument.Words.Take(1)] }, PlanFormats, "text");
    }

    private static IReadOnlyList<string> Reports(TypedOption argument)
    {
        if (argument.Words.Count == 0)
            throw new UsageException($"{argument.Typed} needs the name of a file that ends in .html, .json or .xml");
        return argument.Words.FirstOrDefault(file => Path.GetExtension(file) is not (".html" or ".json" or ".xml")) is { } other
            ? throw new UsageException($"{argument.Typed}: '{other}' ends in none of .html, .json and .xml")
            : argument.Words;
    }

    private string OneOf(TypedOption argument, string[] allowed, string? otherwise)
    {
        if (argument.Words.Count == 0 && otherwise is not null)
            return otherwise;
        var word = Word(argument);
        return allowed.FirstOrDefault(value => Spelling.Plain(value) == Spelling.Plain(word))
            ?? throw new UsageException(
                $"{argument.Typed}: '{word}' is not one of {string.Join(", ", allowed)}{Spelling.Suggestion(word, allowed)}"
            );
    }
}
