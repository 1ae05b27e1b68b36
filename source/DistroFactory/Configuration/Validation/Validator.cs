using System.Collections.Immutable;
using DistroFactory.Configuration.Shapes;
using DistroFactory.Configuration.Yaml;
using DistroFactory.Foundation;

namespace DistroFactory.Configuration.Validation;

/// <summary>Compares a document with the description of its keys: gives its values, and notes everything that is wrong with it.</summary>
internal sealed class Validator(string file, string folder, Func<string, string?> environment)
{
    private readonly List<ConfigurationProblem> _problems = [];
    private readonly VariableSubstitution _variables = new(environment);

    /// <summary>What is wrong, in the order of the file.</summary>
    public ImmutableArray<ConfigurationProblem> Problems =>
        [.. _problems.OrderBy(problem => problem.Line).ThenBy(problem => problem.Column)];

    /// <summary>The values; meaningful only when there are no <see cref="Problems"/>.</summary>
    public Section Check(DocumentNode root, MapShape shape) => (Section?)CheckMap(root, shape, "") ?? Section.Empty;

    private object? Check(DocumentNode node, Shape shape, string path) =>
        shape switch
        {
            MapShape map => CheckMap(node, map, path),
            ListShape list => CheckList(node, list, path),
            TableShape table => CheckTable(node, table, path),
            EitherShape either => Check(node, node is MapNode ? either.Map : either.Scalar, path),
            _ => CheckScalar(node, shape, path),
        };

    private Section? CheckMap(DocumentNode node, MapShape shape, string path)
    {
        if (node is not MapNode map)
            return Refuse<Section>(
                node,
                path,
                $"must be a map of keys ({string.Join(", ", shape.Keys.Select(key => key.Name))}), not {Kind(node)}"
            );
        var before = _problems.Count;
        var values = new Dictionary<string, object>();
        var places = FirstOfEach(map, path);
        foreach (var (name, entry) in places)
        {
            var key = shape.Keys.FirstOrDefault(key => key.Name == name);
            if (key is null)
            {
                Refuse<object>(
                    entry.Key,
                    Join(path, name),
                    "unknown key" + NearestName.Clause(name, shape.Keys.Select(known => known.Name))
                );
                continue;
            }

            if (Check(entry.Value, key.Shape, Join(path, name)) is { } value)
                values[name] = value;
        }

        foreach (var missing in shape.Keys.Where(key => key.Required && !places.ContainsKey(key.Name)))
            Refuse<object>(map, Join(path, missing.Name), "missing; it must be there");
        CheckTogether(map, shape, places, path);
        var section = new Section(values);
        if (_problems.Count == before && shape.Check?.Invoke(section) is var (wrong, message))
            Refuse<object>(places.TryGetValue(wrong, out var place) ? place.Value : map, Join(path, wrong), message);
        return section;
    }

    private void CheckTogether(MapNode map, MapShape shape, Dictionary<string, MapEntry> places, string path)
    {
        foreach (var group in new[] { shape.ExactlyOne, shape.AtMostOne })
        {
            var there = group.Where(places.ContainsKey).ToArray();
            foreach (var second in there.Skip(1))
                Refuse<object>(places[second].Key, Join(path, second), $"cannot stand together with '{there[0]}'");
        }

        if (!shape.ExactlyOne.IsEmpty && !shape.ExactlyOne.Any(places.ContainsKey))
            Refuse<object>(map, path, $"needs one of {string.Join(", ", shape.ExactlyOne)}");
        foreach (
            var companion in shape.Companions.Where(companion =>
                places.ContainsKey(companion.Key) && !companion.Needs.Any(places.ContainsKey)
            )
        )
            Refuse<object>(
                places[companion.Key].Key,
                Join(path, companion.Key),
                $"needs '{string.Join("' or '", companion.Needs)}' beside it"
            );
    }

    private object? CheckList(DocumentNode node, ListShape shape, string path)
    {
        if (node is not ListNode list)
            return Refuse<object>(node, path, $"must be a list, not {Kind(node)}");
        if (list.Items.Length < shape.Least)
            return Refuse<object>(node, path, shape.Least == 1 ? "must not be empty" : $"must have at least {shape.Least} entries");
        return list.Items.Select((item, index) => Check(item, shape.Item, $"{path}[{index}]")).OfType<object>().ToImmutableArray();
    }

    private Section? CheckTable(DocumentNode node, TableShape shape, string path)
    {
        if (node is not MapNode map)
            return Refuse<Section>(node, path, $"must be a map of names, not {Kind(node)}");
        var values = new Dictionary<string, object>();
        foreach (var (name, entry) in FirstOfEach(map, path))
        {
            if (!ScalarCheck.Matches(name, shape.NamePattern))
                Refuse<object>(entry.Key, Join(path, name), $"is not {shape.What} ({shape.NamePattern})");
            else if (Check(entry.Value, shape.Value, Join(path, name)) is { } value)
                values[name] = value;
        }

        return new(values);
    }

    private object? CheckScalar(DocumentNode node, Shape shape, string path)
    {
        if (node is not TextNode text)
            return Refuse<object>(node, path, $"must be {ScalarCheck.Expected(shape)}, not {Kind(node)}");
        if (text.IsNothing)
            return Refuse<object>(node, path, $"has no value; it must be {ScalarCheck.Expected(shape)}");
        var before = _problems.Count;
        var plain = _variables.Replace(text.Text, why => Refuse<object>(node, path, why));
        if (_problems.Count > before)
            return null;
        var result = ScalarCheck.Check(plain, shape, folder);
        if (result.Error is null)
            return result.Value;
        // What a variable holds may be a secret, or was meant to be in another one: the error shows the file's own text.
        return Refuse<object>(
            node,
            path,
            AddressText.WithoutCredentials(
                plain == text.Text ? result.Error : result.Error.Replace(plain, text.Text, StringComparison.Ordinal)
            )
        );
    }

    private Dictionary<string, MapEntry> FirstOfEach(MapNode map, string path)
    {
        var first = new Dictionary<string, MapEntry>();
        foreach (var entry in map.Entries.Where(entry => !first.TryAdd(entry.Key.Text, entry)))
            Refuse<object>(entry.Key, Join(path, entry.Key.Text), $"stands twice; first in line {first[entry.Key.Text].Key.Line}");
        return first;
    }

    private T? Refuse<T>(DocumentNode node, string path, string message)
        where T : class
    {
        _problems.Add(new(file, node.Line, node.Column, path, message));
        return null;
    }

    private static string Join(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";

    private static string Kind(DocumentNode node) =>
        node switch
        {
            MapNode => "a map",
            ListNode => "a list",
            TextNode { IsNothing: true } => "nothing",
            _ => "text",
        };
}
