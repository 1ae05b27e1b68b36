using System.Reflection;

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
                CheckValueSet(words, definition);
                given[name] = value with { Words = words };
                ValueOf(name, definition.Type);
            }
            catch (FormatException exception)
            {
                given.Remove(name);
                errors.Add($"{definition.Option} ({value.Source}): {(definition.IsSecret ? "the value cannot be understood" : exception.Message)}");
            }
        }

        if (errors.Count > 0)
            throw new UsageException(string.Join(Environment.NewLine, errors));
    }

    public static ParameterValues None { get; } = new([], [], new(""));

    /// <summary>The values that must never be printed, from whatever source, used or not.</summary>
    public static IEnumerable<string> SecretsIn(
        IEnumerable<IReadOnlyDictionary<string, GivenValue>> sources, IEnumerable<ParameterDefinition> definitions)
    {
        var names = definitions.Where(definition => definition.IsSecret).Select(definition => Names.Plain(definition.Name)).ToHashSet();
        return sources.SelectMany(source => source.Where(pair => names.Contains(pair.Key)).SelectMany(pair => pair.Value.Words));
    }

    /// <summary>The value for a member with <see cref="Nuke.Common.ParameterAttribute"/>, in the member's type; null when none was given.</summary>
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

    private static void CheckValueSet(IReadOnlyList<string> words, ParameterDefinition definition)
    {
        if (definition.Attribute.ValueProviderMember is null || definition.Member.DeclaringType is null)
            return;
        var allowed = ValueSets.Of(definition.Member, definition.Attribute.ValueProviderType, definition.Attribute.ValueProviderMember, BuildRun.Current.Build);
        var texts = allowed!.Select(value => value.Text).ToList();
        if (words.FirstOrDefault(word => !texts.Contains(word, StringComparer.OrdinalIgnoreCase)) is { } wrong)
            throw new FormatException($"'{wrong}' is not one of {string.Join(", ", texts)}");
    }
}
