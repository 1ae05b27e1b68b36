using System.Reflection;
using Nuke.Common;

namespace Nuke.Embedded.Parameters;

/// <summary>The values of this run. Where several sources give one, the first wins: command line, environment, profiles, parameters.json.</summary>
internal sealed class ParameterValues
{
    private readonly Dictionary<(string, Type), object?> converted = [];
    private readonly Dictionary<string, GivenValue> given = [];
    private readonly TextConversion conversion;

    /// <exception cref="UsageException">Some value cannot be understood; all of them are named.</exception>
    public ParameterValues(IEnumerable<ParameterDefinition> definitions, IReadOnlyList<IReadOnlyDictionary<string, GivenValue>> sources, TextConversion conversion)
    {
        this.conversion = conversion;
        var errors = new List<string>();
        foreach (var definition in definitions)
        {
            var name = Names.Plain(definition.Name);
            var value = sources.Select(source => source.GetValueOrDefault(name)).FirstOrDefault(found => found is not null);
            if (value is null)
                continue;
            try
            {
                var words = Words(value, definition);
                given[name] = value with { Words = words };
                ValueOf(name, definition.Type);
            }
            catch (FormatException exception)
            {
                given.Remove(name);
                errors.Add($"{definition.Option} ({value.Source}): {(definition.IsSecret ? "the value cannot be understood" : exception.Message)}");
            }
        }

        Refuse(errors);
    }

    public static ParameterValues None { get; } = new([], [], new(""));

    /// <summary>Compares what was given with the sets that members of the build provide.</summary>
    /// <exception cref="UsageException">A value is in none of them.</exception>
    public void CheckValueSets(IEnumerable<ParameterDefinition> definitions, NukeBuild build)
    {
        var errors = new List<string>();
        foreach (var definition in definitions.Where(definition => definition.Attribute.ValueProviderMember is not null))
        {
            if (!given.TryGetValue(Names.Plain(definition.Name), out var value))
                continue;
            var allowed = definition.Attribute.GetValueSet(definition.Member, build)!.Select(pair => pair.Text).ToList();
            if (value.Words.FirstOrDefault(word => !allowed.Contains(word, StringComparer.OrdinalIgnoreCase)) is { } wrong)
                errors.Add($"{definition.Option} ({value.Source}): '{wrong}' is not one of {string.Join(", ", allowed)}");
        }

        Refuse(errors);
    }

    /// <summary>The values that must never be printed, from whatever source, used or not.</summary>
    public static IEnumerable<string> SecretsIn(
        IEnumerable<IReadOnlyDictionary<string, GivenValue>> sources, IEnumerable<ParameterDefinition> definitions)
    {
        var names = definitions.Where(definition => definition.IsSecret).Select(definition => Names.Plain(definition.Name)).ToHashSet();
        return sources.SelectMany(source => source.Where(pair => names.Contains(pair.Key)).SelectMany(pair => pair.Value.Words));
    }

    /// <summary>The words for a parameter on the command line; null when it was given elsewhere or not at all.</summary>
    public string? OnCommandLine(ParameterDefinition parameter) =>
        given.GetValueOrDefault(Names.Plain(parameter.Name)) is { Source: GivenValue.CommandLine } value
            ? string.Join(parameter.Attribute.Separator ?? " ", value.Words)
            : null;

    /// <summary>The value for a member with <see cref="ParameterAttribute"/>, in the member's type; null when none was given.</summary>
    public object? ValueOf(MemberInfo member) =>
        ParameterDefinition.Of(member) is { } definition ? ValueOf(Names.Plain(definition.Name), definition.Type) : null;

    /// <summary>The words that were given for a parameter and where they came from; null when none were.</summary>
    public GivenValue? GivenFor(ParameterDefinition definition) => given.GetValueOrDefault(Names.Plain(definition.Name));

    // Two components may declare the same parameter with different types, such as string and AbsolutePath.
    private object? ValueOf(string name, Type type)
    {
        if (!given.TryGetValue(name, out var words))
            return null;
        lock (converted)
        {
            if (!converted.TryGetValue((name, type), out var value))
                converted[(name, type)] = value = conversion.Convert(words.Words, type);
            return value;
        }
    }

    private static IReadOnlyList<string> Words(GivenValue value, ParameterDefinition definition)
    {
        if (definition.IsSwitch && value.Words.Count == 0)
            return ["true"];
        return definition.IsList && definition.Attribute.Separator is { Length: > 0 } separator
            ? [.. value.Words.SelectMany(word => word.Split(separator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))]
            : value.Words;
    }

    private static void Refuse(List<string> errors)
    {
        if (errors.Count > 0)
            throw new UsageException(string.Join(Environment.NewLine, errors));
    }
}
