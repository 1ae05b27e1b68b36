using Nuke.Embedded.Engine.Parameters;
using Nuke.Embedded.Foundation;

namespace Nuke.Embedded.Engine.CommandLine;

/// <summary>Splits the arguments into targets, options of the engine and parameters of the build.</summary>
internal sealed class CommandLineReader
{
    private readonly Dictionary<string, ParameterDefinition> _parameters;
    private readonly TargetNames _targets;
    private readonly HashSet<string> _engineOptions = [.. EngineOption.All.Select(option => Spelling.Plain(option.Name))];

    public CommandLineReader(IEnumerable<ParameterDefinition> parameters, TargetNames targets)
    {
        _parameters = parameters
            .GroupBy(parameter => Spelling.Plain(parameter.Name))
            .ToDictionary(group => group.Key, group => group.First());
        _targets = targets;
        // A parameter of the build wins over an option of the engine that the build's author need not know.
        _engineOptions.ExceptWith(_parameters.Keys);
    }

    /// <summary>The directory after <c>--root</c>; nothing for the working directory; null when the option is not there.</summary>
    public static string? Root(IReadOnlyList<string> arguments)
    {
        for (var i = 0; i < arguments.Count; i++)
        {
            if (arguments[i].StartsWith("--root=", StringComparison.Ordinal))
                return arguments[i]["--root=".Length..];
            if (arguments[i] is "--root" or "-root")
                return i + 1 < arguments.Count && !TypedOption.IsOption(arguments[i + 1]) ? arguments[i + 1] : "";
        }

        return null;
    }

    /// <exception cref="UsageException">Something was typed that means nothing.</exception>
    public (OptionsBuilder Options, Dictionary<string, GivenValue> Parameters) Read(IReadOnlyList<string> arguments)
    {
        var options = new OptionsBuilder(_targets);
        var given = new Dictionary<string, GivenValue>();
        options.AddTargets(arguments.TakeWhile(word => !TypedOption.IsOption(word)));
        foreach (var argument in TypedOption.OptionsIn(arguments))
        {
            if (_parameters.TryGetValue(argument.Name, out var parameter))
                given[argument.Name] = Take(argument, parameter, options, given.GetValueOrDefault(argument.Name));
            else if (argument.Name is "h" or "?" or "")
                options.Set("help", argument);
            else if (_engineOptions.Contains(argument.Name))
                options.Set(argument.Name, argument);
            else
                throw Unknown(argument);
        }

        return (options, given);
    }

    // What follows a switch or a single value can only be a target.
    private static GivenValue Take(TypedOption argument, ParameterDefinition parameter, OptionsBuilder options, GivenValue? before)
    {
        if (parameter.IsList)
            return new([.. before?.Words ?? [], .. argument.Words], GivenValue.CommandLine);
        if (parameter.IsSwitch)
        {
            var value = argument.HasEquals || (argument.Words is [var word, ..] && bool.TryParse(word, out _)) ? 1 : 0;
            options.AddTargets(argument.Words.Skip(value));
            return new([.. argument.Words.Take(value)], GivenValue.CommandLine);
        }

        if (argument.Words.Count == 0)
            throw new UsageException($"{argument.Typed} needs a value ({parameter.Attribute.Description ?? parameter.Name})");
        options.AddTargets(argument.Words.Skip(1));
        return new([argument.Words[0]], GivenValue.CommandLine);
    }

    private UsageException Unknown(TypedOption argument)
    {
        var known = _parameters.Values.Select(parameter => parameter.Option).Concat(_engineOptions.Select(OptionNamed));
        return new($"There is no option {argument.Typed}{Spelling.Suggestion(argument.Typed, known)} (--help lists all)");
    }

    private static string OptionNamed(string plain) => "--" + EngineOption.All.First(option => Spelling.Plain(option.Name) == plain).Name;
}
