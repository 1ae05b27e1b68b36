using System.Collections.Immutable;
using System.Text.RegularExpressions;
using DistroFactory.Configuration.Shell;
using DistroFactory.Configuration.Validation;
using DistroFactory.Configuration.Yaml;
using DistroFactory.Connections.Tokens;

namespace DistroFactory.Configuration.Needs;

/// <summary>Finds what a document needs. It is not checked: values that the variables stand for are not at hand.</summary>
internal static partial class NeedsReader
{
    // Keys whose value is a file: a variable that is all of it holds a path.
    private static readonly ImmutableHashSet<string> s_files = ["key", "certificate", "authority"];

    // What bash, the factory and its tools set themselves.
    private static readonly ImmutableHashSet<string> s_given =
    [
        "HOME",
        "PATH",
        "PWD",
        "OLDPWD",
        "TMPDIR",
        "USER",
        "IFS",
        "SECONDS",
        "RANDOM",
        "LINENO",
        "FUNCNAME",
        "BASH_SOURCE",
        "BASHPID",
        "MIX_VERSION",
    ];

    public static ConfigurationNeeds Read(DocumentNode root)
    {
        var publish = Items(root, "publish");
        return new()
        {
            Variables = Sort(References(root, "")),
            PublishesOnRequest = publish.Any(place => Child(place, "automatic") is TextNode { Text: "false" }),
            PublishesToGitHub = publish
                .Concat(Items(root, "channels").SelectMany(channel => Items(channel, "publish")))
                .Any(place => Child(place, "github") is not null),
            ReadsFromGitHub = Items(root, "content").Any(source => Child(source, "github") is not null),
            AsksForPin = Texts(root, "key").Any(key => TokenUri.Is(key) && !key.Contains("pin-source=", StringComparison.Ordinal)),
            HasKojiSite = Child(root, "koji") is not null,
        };
    }

    /// <summary>
    /// The variables that a script takes from outside: those it names but never sets, those it sets only by default, and documented ones
    /// that it leaves to the environment, if that has them. Comments are left out.
    /// </summary>
    public static ImmutableArray<NamedVariable> OfScript(string script, Func<string, string?> environment)
    {
        var code = Comment().Replace(script, "");
        var set = Assignment().Matches(code).Select(match => match.Groups["name"].Value).ToHashSet(StringComparer.Ordinal);
        var named = ShellReference()
            .Matches(code)
            .Where(match => match.Groups["default"].Success || IsFromOutside(match.Groups["name"].Value, set))
            .Select(match => match.Groups["name"].Value)
            .Where(name => !s_given.Contains(name) && !name.StartsWith("BASH_", StringComparison.Ordinal));
        var left = ShellVariables
            .All.Select(variable => variable.Name)
            .Where(name => !set.Contains(name) && environment(name) is { Length: > 0 });
        return Sort(named.Concat(left).Select(name => (name, false)));
    }

    // The factory has defaults of some.
    private static bool IsFromOutside(string name, HashSet<string> set) =>
        !set.Contains(name) && ShellVariables.Find(name) is null or { Default: null };

    private static IEnumerable<(string Name, bool IsFile)> References(DocumentNode node, string key) =>
        node switch
        {
            MapNode map => map.Entries.SelectMany(entry => References(entry.Value, entry.Key.Text)),
            ListNode list => list.Items.SelectMany(item => References(item, key)),
            TextNode text => VariableSubstitution
                .NamesIn(text.Text)
                .Select(name => (name, s_files.Contains(key) && text.Text == $"${{{name}}}")),
            _ => [],
        };

    private static IEnumerable<string> Texts(DocumentNode node, string key) =>
        node switch
        {
            MapNode map => map.Entries.SelectMany(entry =>
                entry.Key.Text == key && entry.Value is TextNode text ? [text.Text] : Texts(entry.Value, key)
            ),
            ListNode list => list.Items.SelectMany(item => Texts(item, key)),
            _ => [],
        };

    private static ImmutableArray<NamedVariable> Sort(IEnumerable<(string Name, bool IsFile)> references) =>
        [
            .. references
                .GroupBy(reference => reference.Name, StringComparer.Ordinal)
                .Select(group =>
                    (
                        Name: group.Key,
                        IsFile: group.Any(reference => reference.IsFile) || group.Key.EndsWith("_FILE", StringComparison.OrdinalIgnoreCase)
                    )
                )
                .Select(variable => new NamedVariable(
                    variable.Name,
                    variable.IsFile || NamedVariable.SoundsSecret(variable.Name),
                    variable.IsFile
                ))
                .OrderBy(variable => variable.Name, StringComparer.Ordinal),
        ];

    private static ImmutableArray<DocumentNode> Items(DocumentNode node, string key) => Child(node, key) is ListNode list ? list.Items : [];

    private static DocumentNode? Child(DocumentNode node, string key) =>
        (node as MapNode)?.Entries.FirstOrDefault(entry => entry.Key.Text == key)?.Value;

    [GeneratedRegex(@"(?<=^|\s)#[^\n]*", RegexOptions.Multiline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"(?<=^|[\s;({])(?<name>[A-Za-z_][A-Za-z0-9_]*)\+?=", RegexOptions.Multiline)]
    private static partial Regex Assignment();

    [GeneratedRegex(@"(?<!\\)\$(?:(?<name>[A-Z_][A-Z0-9_]+)|\{(?<name>[A-Z_][A-Z0-9_]+)(?<default>:?[-=?])?)")]
    private static partial Regex ShellReference();
}
