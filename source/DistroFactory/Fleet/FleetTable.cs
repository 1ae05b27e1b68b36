using System.Globalization;
using DistroFactory.Configuration;
using DistroFactory.Configuration.Yaml;
using DistroFactory.UpdateStream;
using YamlDotNet.Core;

namespace DistroFactory.Fleet;

/// <summary>
/// Reads a table of versions and machines: CSV with a version and a number a line, or YAML or JSON with the versions as keys.
/// Numbers may be shares, for only their proportions decide.
/// </summary>
internal static class FleetTable
{
    /// <summary>The most machines of a version: what can be multiplied with bytes.</summary>
    private const long MostMachines = 1_000_000_000_000;
    private const long LargestFile = 4 << 20;
    private const string Advice = "A line is a version and how many machines are at it: 120,5000";

    /// <summary>Reads a file.</summary>
    /// <exception cref="ConfigurationException">It is no such table.</exception>
    public static IReadOnlyDictionary<StreamVersion, long> Read(string path)
    {
        string text;
        try
        {
            if (new FileInfo(path).Length > LargestFile)
                throw Refusal(path, "it is longer than any such table");
            text = File.ReadAllText(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw Refusal(path, error.Message);
        }

        var machines = new Dictionary<StreamVersion, long>();
        foreach (
            var (line, version, number) in Path.GetExtension(path).Equals(".csv", StringComparison.OrdinalIgnoreCase)
                ? Csv(path, text)
                : Document(path, text)
        )
        {
            if (!StreamVersion.TryParse(version, out var key) || key == StreamVersion.None)
                throw Refusal($"{path}:{line}", $"'{version}' is no version");
            if (!long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var value) || value > MostMachines)
                throw Refusal($"{path}:{line}", $"'{number}' is no number of machines, which is from 0 to {MostMachines}");
            if (!machines.TryAdd(key, value))
                throw Refusal($"{path}:{line}", $"version {key} is there twice");
        }

        return machines.Count > 0 ? machines : throw Refusal(path, "it names no version");
    }

    private static IEnumerable<(long Line, string Version, string Machines)> Csv(string path, string text)
    {
        var isFirst = true;
        foreach (var (index, raw) in text.Split('\n').Index())
        {
            var line = raw.Trim().TrimStart('\uFEFF');
            if (line.Length == 0 || line[0] == '#')
                continue;
            var cells = line.Split([',', ';', '\t']).Select(cell => cell.Trim().Trim('"')).ToArray();
            var isHead = isFirst && !char.IsAsciiDigit(cells[0].FirstOrDefault());
            isFirst = false;
            if (isHead)
                continue;
            yield return cells.Length == 2
                ? (index + 1, cells[0], cells[1])
                : throw Refusal($"{path}:{index + 1}", $"it has {cells.Length} cells, and a line has two");
        }
    }

    // JSON is YAML, too.
    private static IEnumerable<(long Line, string Version, string Machines)> Document(string path, string text)
    {
        DocumentNode? root;
        try
        {
            root = DocumentReader.Read(text);
        }
        catch (YamlException error)
        {
            throw Refusal($"{path}:{error.Start.Line}", error.Message);
        }

        if (root is not MapNode map)
            throw Refusal(path, "it does not have versions as keys");
        return map.Entries.Select(entry =>
            entry.Value is TextNode value
                ? (entry.Key.Line, entry.Key.Text, value.Text)
                : throw Refusal($"{path}:{entry.Key.Line}", $"what is under {entry.Key.Text} is no number")
        );
    }

    private static ConfigurationException Refusal(string where, string why) => new($"Reading the fleet table {where}", why, Advice);
}
