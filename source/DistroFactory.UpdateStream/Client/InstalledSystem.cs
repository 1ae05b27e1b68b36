using DistroFactory.UpdateStream.Manifests;

namespace DistroFactory.UpdateStream.Client;

/// <summary>A machine with the distribution on it.</summary>
public sealed record InstalledSystem
{
    /// <summary>The version it says it has.</summary>
    public required StreamVersion Version { get; init; }

    /// <summary>The format it says it reads; that of its version when its bundles do not say.</summary>
    public required FormatNumber Format { get; init; }

    /// <summary>What it can run.</summary>
    public CpuCapabilities Cpu { get; init; }

    /// <summary>Its files.</summary>
    public required VirtualRoot Root { get; init; }

    /// <summary>The bundles it has: those that left their tracking file.</summary>
    public IEnumerable<string> Bundles
    {
        get
        {
            var folder = ClientPaths.Tracking("");
            return Root
                .Entries.Where(entry => entry.Value.Type == EntryType.File && entry.Key.StartsWith(folder, StringComparison.Ordinal))
                .Select(entry => entry.Key[folder.Length..])
                .Where(name => !name.Contains('/', StringComparison.Ordinal));
        }
    }
}
