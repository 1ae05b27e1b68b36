using System.Reflection;
using Nuke.Common;
using Nuke.Common.ValueInjection;
using Nuke.Embedded.Engine.Secrets;
using Nuke.Embedded.Foundation;

namespace Nuke.Embedded.Engine.Parameters;

/// <summary>
/// The values of this run. Where several sources give one, the first wins: command line, environment, profiles (the last first),
/// parameters.json.
/// </summary>
internal sealed class ParameterValues
{
    private readonly Dictionary<(string, Type), object?> _converted = [];
    private readonly Dictionary<string, GivenValue> _given = [];
    private readonly Dictionary<string, GivenValue> _encrypted = [];
    private readonly string _workingDirectory;
    private readonly Passwords? _passwords;

    /// <param name="definitions">The parameters.</param>
    /// <param name="sources">Where values come from, the ones that win first.</param>
    /// <param name="workingDirectory">What relative paths are relative to, but for those of a file.</param>
    /// <param name="passwords">Opens what is encrypted, when somebody reads it; without, such a value counts as not given.</param>
    /// <exception cref="UsageException">Some value cannot be understood; all of them are named.</exception>
    public ParameterValues(
        IEnumerable<ParameterDefinition> definitions,
        IReadOnlyList<IReadOnlyDictionary<string, GivenValue>> sources,
        string workingDirectory,
        Passwords? passwords
    )
    {
        _workingDirectory = workingDirectory;
        _passwords = passwords;
        var errors = new List<string>();
        foreach (var definition in definitions)
        {
            var name = Spelling.Plain(definition.Name);
            var value = sources.Select(source => source.GetValueOrDefault(name)).FirstOrDefault(found => found is not null);
            if (value is null)
                continue;
            if (definition.IsSecret && value.File is not null && value.Words.Any(SecretCipher.IsEncrypted))
            {
                if (passwords is not null)
                    _encrypted[name] = value;
                continue;
            }

            try
            {
                _given[name] = value with { Words = Words(value, definition) };
                ValueOf(definition);
            }
            catch (FormatException exception)
            {
                _given.Remove(name);
                errors.Add(
                    $"{definition.Option} ({value.Source}): {(definition.IsSecret ? "the value cannot be understood" : exception.Message)}"
                );
            }
        }

        Refuse(errors);
    }

    public static ParameterValues None { get; } = new([], [], "", null);

    /// <summary>Compares what was given with the sets that members of the build provide.</summary>
    /// <exception cref="UsageException">A value is in none of them.</exception>
    public void CheckValueSets(IEnumerable<ParameterDefinition> definitions, NukeBuild build)
    {
        var errors = new List<string>();
        foreach (var definition in definitions.Where(definition => definition.Attribute.ValueProviderMember is not null))
        {
            if (!_given.TryGetValue(Spelling.Plain(definition.Name), out var value))
                continue;
            var allowed = definition.Attribute.GetValueSet(definition.Member, build)!.Select(pair => pair.Text).ToList();
            if (value.Words.FirstOrDefault(word => !allowed.Contains(word, StringComparer.OrdinalIgnoreCase)) is { } wrong)
                errors.Add($"{definition.Option} ({value.Source}): '{wrong}' is not one of {string.Join(", ", allowed)}");
        }

        Refuse(errors);
    }

    /// <summary>The values that must never be printed, from whatever source, used or not.</summary>
    public static IEnumerable<string> SecretsIn(
        IEnumerable<IReadOnlyDictionary<string, GivenValue>> sources,
        IEnumerable<ParameterDefinition> definitions
    )
    {
        var names = definitions.Where(definition => definition.IsSecret).Select(definition => Spelling.Plain(definition.Name)).ToHashSet();
        return sources.SelectMany(source => source.Where(pair => names.Contains(pair.Key)).SelectMany(pair => pair.Value.Words));
    }

    /// <summary>What was opened of the values that are encrypted.</summary>
    public IEnumerable<string> OpenedSecrets => _encrypted.Keys.SelectMany(name => _given.GetValueOrDefault(name)?.Words ?? []);

    /// <summary>The words for a parameter on the command line; null when it was given elsewhere or not at all.</summary>
    public string? OnCommandLine(ParameterDefinition parameter) =>
        _given.GetValueOrDefault(Spelling.Plain(parameter.Name)) is { Source: GivenValue.CommandLine } value
            ? string.Join(parameter.Attribute.Separator ?? " ", value.Words)
            : null;

    /// <summary>The value for a member with <see cref="ParameterAttribute"/>, in the member's type; null when none was given.</summary>
    public object? ValueOf(MemberInfo member) => ParameterDefinition.Of(member) is { } definition ? ValueOf(definition) : null;

    /// <summary>
    /// The words that were given for a parameter and where they came from; null when none were. What is encrypted stays so.
    /// </summary>
    public GivenValue? GivenFor(ParameterDefinition definition)
    {
        var name = Spelling.Plain(definition.Name);
        return _given.GetValueOrDefault(name) ?? _encrypted.GetValueOrDefault(name);
    }

    // Two components may declare the same parameter with different types, such as string and AbsolutePath.
    private object? ValueOf(ParameterDefinition definition)
    {
        var name = Spelling.Plain(definition.Name);
        lock (_converted)
        {
            if (_converted.TryGetValue((name, definition.Type), out var known))
                return known;
            if ((_given.GetValueOrDefault(name) ?? Opened(name, definition)) is not { } words)
                return null;
            return _converted[(name, definition.Type)] = new TextConversion(words.File?.Root ?? _workingDirectory).Convert(
                words.Words,
                definition.Type
            );
        }
    }

    private GivenValue? Opened(string name, ParameterDefinition definition)
    {
        if (_encrypted.GetValueOrDefault(name) is not { File: { } file } value)
            return null;
        value = value with
        {
            Words =
            [
                .. value.Words.Select(word =>
                    SecretCipher.IsEncrypted(word) ? _passwords!.Open(word, value.Source, file.Name, file.Profile) : word
                ),
            ],
        };
        return _given[name] = value with { Words = Words(value, definition) };
    }

    private static IReadOnlyList<string> Words(GivenValue value, ParameterDefinition definition)
    {
        if (definition.IsSwitch && value.Words.Count == 0)
            return ["true"];
        return definition.IsList && definition.Attribute.Separator is { Length: > 0 } separator
            ?
            [
                .. value.Words.SelectMany(word =>
                    word.Split(separator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                ),
            ]
            : value.Words;
    }

    private static void Refuse(List<string> errors)
    {
        if (errors.Count > 0)
            throw new UsageException(string.Join(Environment.NewLine, errors));
    }
}
