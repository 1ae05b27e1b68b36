namespace Nuke.Embedded.Engine.Processes;

/// <summary>All processes of the machine at one moment, by parent.</summary>
internal sealed class ProcessTable
{
    private readonly ILookup<int, ProcessEntry> _children;

    private ProcessTable(IEnumerable<ProcessEntry> entries) => _children = entries.ToLookup(entry => entry.Parent);

    /// <summary>Hundredths of a second since the machine began, as in <see cref="ProcessEntry.Start"/>.</summary>
    public static long Now
    {
        get
        {
            var text = File.ReadAllText("/proc/uptime");
            return long.Parse(text[..text.IndexOf(' ', StringComparison.Ordinal)].Replace(".", "", StringComparison.Ordinal));
        }
    }

    public static ProcessTable Read() =>
        new(
            Directory
                .EnumerateDirectories("/proc")
                .Select(path => int.TryParse(Path.GetFileName(path), out var id) ? ProcessEntry.Read(id) : null)
                .OfType<ProcessEntry>()
        );

    /// <summary>The processes that this one started, and orphans it took over.</summary>
    public IEnumerable<ProcessEntry> Children => _children[Environment.ProcessId];

    /// <summary>A process and all below it that live.</summary>
    public IEnumerable<ProcessEntry> Tree(ProcessEntry root) =>
        _children[root.Id].SelectMany(Tree).Prepend(root).Where(entry => entry.IsAlive);
}
