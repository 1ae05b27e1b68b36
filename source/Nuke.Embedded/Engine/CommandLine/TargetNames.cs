using Nuke.Embedded.Foundation;

namespace Nuke.Embedded.Engine.CommandLine;

/// <summary>The targets as people type them; what is none of them is refused with a hint at the one that may be meant.</summary>
/// <param name="names">The names of the targets.</param>
/// <param name="former">Names that targets had before, each with the name of today.</param>
/// <param name="lost">Names of targets that the build lacks, each with the reason.</param>
internal sealed class TargetNames(
    IEnumerable<string> names,
    IReadOnlyDictionary<string, string> former,
    IReadOnlyDictionary<string, string> lost
)
{
    private readonly Dictionary<string, string> _known = names.ToDictionary(Spelling.Plain);
    private readonly Dictionary<string, string> _former = former.ToDictionary(name => Spelling.Plain(name.Key), name => name.Value);

    public bool Has(string typed) => _known.ContainsKey(Spelling.Plain(typed));

    /// <exception cref="UsageException">There is no such target.</exception>
    public string Find(string typed) =>
        _known.GetValueOrDefault(Spelling.Plain(typed))
        ?? throw new UsageException($"There is no target '{typed}'{Hint(typed)} (--help lists all)");

    private string Hint(string typed)
    {
        if (_former.GetValueOrDefault(Spelling.Plain(typed)) is { } now)
            return $" any more; it is called {now}";
        if (lost.FirstOrDefault(name => Spelling.Plain(name.Key) == Spelling.Plain(typed)).Value is { } reason)
            return $": {reason}";
        return Spelling.Suggestion(typed, _known.Values);
    }
}
