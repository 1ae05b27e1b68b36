using System.Collections.Immutable;
using System.Text.Json;
using DistroFactory.Configuration;
using DistroFactory.Foundation;
using DistroFactory.Packages;

namespace DistroFactory.Quality;

/// <summary>
/// Reads vulnerabilities in OSV's format: a file with one record, with a list of them or with a list under <c>vulns</c>, or all such files
/// of a folder. What is withdrawn, or affects no package that is asked about, is left out.
/// </summary>
/// <param name="ecosystems">The ecosystems that count; one without a colon stands for all its releases.</param>
/// <param name="packages">The names of the packages that are asked about.</param>
internal sealed class OsvReader(ImmutableArray<string> ecosystems, IReadOnlySet<string> packages)
{
    private const long LargestFile = 256 << 20;
    private const int MostFiles = 1_000_000;

    private static readonly EnumerationOptions s_ownFiles = new()
    {
        RecurseSubdirectories = true,
        AttributesToSkip = FileAttributes.ReparsePoint,
        IgnoreInaccessible = false,
    };

    private readonly List<OsvRecord> _found = [];

    /// <summary>How many records were read.</summary>
    public int Count { get; private set; }

    /// <summary>The records that affect one of the packages.</summary>
    /// <param name="path">The file or folder.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="ResultException">There is no record, or a file is not in that format.</exception>
    public IReadOnlyList<OsvRecord> Read(string path, CancellationToken cancellation)
    {
        var files = 0;
        foreach (var file in Directory.Exists(path) ? Directory.EnumerateFiles(path, "*.json", s_ownFiles) : [path])
        {
            cancellation.ThrowIfCancellationRequested();
            if (++files > MostFiles)
                throw new ResultException(path, $"it has more than {MostFiles} files");
            ReadFile(file);
        }

        return Count > 0 ? _found : throw new ResultException(path, "there is no record of a vulnerability in it");
    }

    private void ReadFile(string path)
    {
        if (FileKinds.Special(path) is { } kind)
            throw new ResultException(path, $"it is {kind}, not a file");
        try
        {
            using var file = File.OpenRead(path);
            if (file.Length > LargestFile)
                throw new ResultException(path, $"it is larger than {ByteSize.Format(LargestFile)}");
            using var document = JsonDocument.Parse(file);
            foreach (var record in Records(document.RootElement))
                Add(record, path);
        }
        catch (Exception error) when (error is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new ResultException(path, error.Message, error);
        }
    }

    private static IEnumerable<JsonElement> Records(JsonElement root) =>
        root.ValueKind == JsonValueKind.Array ? root.EnumerateArray()
        : root.ValueKind == JsonValueKind.Object && root.TryGetProperty("vulns", out _) ? List(root, "vulns")
        : [root];

    private void Add(JsonElement record, string path)
    {
        if (Text(record, "id") is not { Length: > 0 } id)
            throw new ResultException(path, "it has a record without an id: it is not in OSV's format");
        Count++;
        if (Text(record, "withdrawn") is not null)
            return;
        ImmutableArray<OsvAffected> affected = [.. List(record, "affected").Select(each => Affected(each, id, path)).OfType<OsvAffected>()];
        if (affected.IsEmpty)
            return;
        _found.Add(
            new(
                LegibleText.Of(id),
                [.. List(record, "aliases").Select(alias => alias.ValueKind == JsonValueKind.String ? alias.GetString()! : "")],
                LegibleText.Of((Text(record, "summary") ?? "").Split('\n')[0]),
                SeverityOf(record),
                affected
            )
        );
    }

    private OsvAffected? Affected(JsonElement affected, string id, string path)
    {
        var package = Part(affected, "package");
        if (Text(package, "name") is not { } name || !packages.Contains(name))
            return null;
        if (Text(package, "ecosystem") is not { } ecosystem || !ecosystems.Any(wanted => IsOf(ecosystem, wanted)))
            return null;
        return new(
            ecosystem,
            name,
            [
                .. List(affected, "versions")
                    .Select(version => Evr.Parse(version.ValueKind == JsonValueKind.String ? version.GetString()! : "")),
            ],
            [
                .. List(affected, "ranges")
                    // A range of commits says nothing of packages.
                    .Where(range => Text(range, "type") != "GIT")
                    .Select(range => List(range, "events").SelectMany(change => Events(change, id, path)).ToImmutableArray()),
            ]
        );
    }

    private static IEnumerable<OsvEvent> Events(JsonElement change, string id, string path)
    {
        if (change.ValueKind != JsonValueKind.Object)
            throw new ResultException(path, $"the events of {id} are not in OSV's format");
        foreach (var property in change.EnumerateObject())
        {
            OsvEventKind? kind = property.Name switch
            {
                "introduced" => OsvEventKind.Introduced,
                "fixed" => OsvEventKind.Fixed,
                "last_affected" => OsvEventKind.LastAffected,
                _ => null,
            };
            if (kind is { } known && property.Value.ValueKind == JsonValueKind.String)
                yield return new(known, Evr.Parse(property.Value.GetString()!));
        }
    }

    // One without a release stands for all of them.
    private static bool IsOf(string ecosystem, string wanted) =>
        ecosystem == wanted
        || (!wanted.Contains(':', StringComparison.Ordinal) && ecosystem.StartsWith(wanted + ':', StringComparison.Ordinal));

    // The worst that anybody says of it.
    private static VulnerabilitySeverity? SeverityOf(JsonElement record)
    {
        var scores = List(record, "severity").Concat(List(record, "affected").SelectMany(affected => List(affected, "severity")));
        var words = List(record, "affected").Append(record).Select(part => Text(Part(part, "database_specific"), "severity"));
        return scores
            .Select(score => Of(CvssScore.Of(Text(score, "score") ?? "")))
            .Concat(words.Select(OfWord))
            .Where(severity => severity is not null)
            .Max();
    }

    private static VulnerabilitySeverity? Of(double? score) =>
        score switch
        {
            null => null,
            >= 9 => VulnerabilitySeverity.Critical,
            >= 7 => VulnerabilitySeverity.High,
            >= 4 => VulnerabilitySeverity.Medium,
            _ => VulnerabilitySeverity.Low,
        };

    private static VulnerabilitySeverity? OfWord(string? word) =>
        word?.ToUpperInvariant() switch
        {
            "CRITICAL" => VulnerabilitySeverity.Critical,
            "HIGH" or "IMPORTANT" => VulnerabilitySeverity.High,
            "MEDIUM" or "MODERATE" => VulnerabilitySeverity.Medium,
            "LOW" => VulnerabilitySeverity.Low,
            _ => null,
        };

    private static JsonElement Part(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var part) ? part : default;

    private static string? Text(JsonElement element, string name) =>
        Part(element, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    private static JsonElement[] List(JsonElement element, string name) =>
        Part(element, name) is { ValueKind: JsonValueKind.Array } list ? [.. list.EnumerateArray()] : [];
}
