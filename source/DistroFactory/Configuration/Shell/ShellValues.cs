using System.Collections.Immutable;

namespace DistroFactory.Configuration.Shell;

/// <summary>What a <c>config.sh</c> left behind when it had run.</summary>
/// <param name="Documented">Values of the variables that the factory knows; nothing for those that are empty.</param>
/// <param name="Others">Variables the script set besides.</param>
/// <param name="Functions">Functions the script defined.</param>
sealed record ShellValues(
    ImmutableSortedDictionary<string, string> Documented, ImmutableSortedDictionary<string, string> Others, ImmutableArray<string> Functions)
{
    /// <summary>A documented value; null when it is not set or empty.</summary>
    public string? this[string name] => Documented.GetValueOrDefault(name);

    /// <summary>A documented value as the words a shell makes of it.</summary>
    public ImmutableArray<string> Words(string name)
        => [.. (this[name] ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)];

    /// <summary>Whether the script defined a function.</summary>
    public bool Defines(string function) => Functions.Contains(function);
}
