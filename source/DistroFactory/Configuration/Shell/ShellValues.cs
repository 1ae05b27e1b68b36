using System.Collections.Immutable;

namespace DistroFactory.Configuration.Shell;

/// <summary>What a <c>config.sh</c> left behind when it had run.</summary>
/// <param name="Documented">Values of the variables that the factory knows: the defaults of those that are empty.</param>
/// <param name="Others">Variables the script set besides.</param>
/// <param name="Functions">Functions the script defined.</param>
internal sealed record ShellValues(
    ImmutableSortedDictionary<string, string> Documented,
    ImmutableSortedDictionary<string, string> Others,
    ImmutableArray<string> Functions
)
{
    /// <summary>Variables of the original pipelines that the script gave another value, and the factory has of its own.</summary>
    public ImmutableArray<string> Overridden { get; init; } = [];

    /// <summary>Functions of the original pipelines that the script replaces.</summary>
    public ImmutableArray<string> RewrittenFunctions { get; init; } = [];

    /// <summary>A documented value; null when it is not set or empty.</summary>
    public string? this[string name] => Documented.GetValueOrDefault(name);

    /// <summary>A documented value as the words a shell makes of it.</summary>
    public ImmutableArray<string> Words(string name) => [.. (this[name] ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)];

    /// <summary>Whether somebody, the script or the environment, gave a documented variable another value than the usual one.</summary>
    public bool IsSet(string name) => this[name] is { } value && value != ShellVariables.Find(name)?.Default;

    /// <summary>Whether the script defined a function.</summary>
    public bool Defines(string function) => Functions.Contains(function);
}
