using Nuke.Embedded.Foundation;

namespace Nuke.Embedded.Engine.Parameters;

/// <summary>Finds parameters among the environment variables: <c>X</c>, else <c>NUKE_X</c>, whatever their case and punctuation.</summary>
internal sealed class EnvironmentValues
{
    private readonly Surroundings _surroundings;
    private readonly Dictionary<string, string> _variables = [];

    public EnvironmentValues(Surroundings surroundings)
    {
        _surroundings = surroundings;
        // One that has a value comes before an empty one of a name that means the same.
        foreach (
            var variable in surroundings
                .Variables.OrderBy(variable => variable.Value.Length == 0)
                .ThenBy(variable => variable.Key, StringComparer.Ordinal)
        )
            _variables.TryAdd(Spelling.Plain(variable.Key), variable.Key);
    }

    public IReadOnlyDictionary<string, GivenValue> Of(IEnumerable<ParameterDefinition> parameters)
    {
        var result = new Dictionary<string, GivenValue>();
        foreach (var parameter in parameters)
        {
            var name = Spelling.Plain(parameter.Name);
            if ((Named(name, parameter) ?? Named("nuke" + name, parameter)) is { } value)
                result[name] = value;
        }

        return result;
    }

    /// <summary>An option of the engine: <c>NUKE_X</c> only, for names such as <c>HOST</c> mean other things to others.</summary>
    public GivenValue? Setting(string name) =>
        _variables.GetValueOrDefault("nuke" + Spelling.Plain(name)) is { } variable && _surroundings.Variable(variable) is { } value
            ? new(value.Split(' ', StringSplitOptions.RemoveEmptyEntries), Source(variable))
            : null;

    // An empty list is a list. Any other empty value counts as none: CI servers pass variables on that nobody has set.
    private GivenValue? Named(string plain, ParameterDefinition parameter)
    {
        if (
            _variables.GetValueOrDefault(plain) is not { } variable
            || _surroundings.Variables[variable] is not { } value
            || (value.Length == 0 && !parameter.IsList)
        )
            return null;
        var separator = parameter.Attribute.Separator ?? " ";
        return new(
            parameter.IsList ? value.Split(separator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) : [value],
            Source(variable)
        );
    }

    private static string Source(string variable) => $"the environment variable {variable}";
}
