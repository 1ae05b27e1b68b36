namespace Nuke.Embedded.Parameters;

/// <summary>Finds parameters among the environment variables: <c>X</c>, else <c>NUKE_X</c>, whatever their case and punctuation.</summary>
internal static class EnvironmentValues
{
    public static IReadOnlyDictionary<string, GivenValue> Read(Surroundings surroundings, IEnumerable<ParameterDefinition> parameters)
    {
        var variables = new Dictionary<string, string>();
        foreach (var variable in surroundings.Variables.Where(variable => variable.Value.Length > 0).OrderBy(variable => variable.Key, StringComparer.Ordinal))
            variables.TryAdd(Names.Plain(variable.Key), variable.Key);

        var result = new Dictionary<string, GivenValue>();
        foreach (var parameter in parameters)
        {
            var name = Names.Plain(parameter.Name);
            if ((variables.GetValueOrDefault(name) ?? variables.GetValueOrDefault("nuke" + name)) is not { } variable)
                continue;
            var value = surroundings.Variables[variable];
            var separator = parameter.Attribute.Separator ?? " ";
            result[name] = new(
                parameter.IsList ? value.Split(separator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) : [value],
                $"the environment variable {variable}");
        }

        return result;
    }
}
