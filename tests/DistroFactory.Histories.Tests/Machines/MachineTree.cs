namespace DistroFactory.Histories.Tests.Machines;

/// <summary>What is at a path of a machine; mode, owner, content and target are in the hash.</summary>
internal readonly record struct MachineEntry(EntryType Type, SwupdHash Hash);

/// <summary>The files of a machine, by path.</summary>
internal sealed record MachineTree(IReadOnlyDictionary<string, MachineEntry> Entries)
{
    /// <summary>Those that are not left out.</summary>
    public MachineTree Without(Func<string, bool> isLeftOut) =>
        new(Entries.Where(entry => !isLeftOut(entry.Key)).ToDictionary(entry => entry.Key, entry => entry.Value));

    /// <summary>The differences from another, one line each, by path.</summary>
    /// <param name="other">The other.</param>
    /// <param name="here">What this one is called.</param>
    /// <param name="there">What the other one is called.</param>
    public IEnumerable<string> DifferencesFrom(MachineTree other, string here, string there) =>
        Entries
            .Keys.Union(other.Entries.Keys)
            .Order(StringComparer.Ordinal)
            .Where(path => !Equals(Find(path), other.Find(path)))
            .Select(path => $"{path}: {Say(Find(path))} {here}, {Say(other.Find(path))} {there}");

    private MachineEntry? Find(string path) => Entries.TryGetValue(path, out var entry) ? entry : null;

    private static string Say(MachineEntry? entry) => entry is { } found ? $"{found.Type} {found.Hash.ToString()[..8]}" : "nothing";
}
