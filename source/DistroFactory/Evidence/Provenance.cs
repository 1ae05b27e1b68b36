using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using DistroFactory.Model;

namespace DistroFactory.Evidence;

/// <summary>
/// How a release came about, as an in-toto statement with SLSA provenance v1: for which files it vouches, what they were made of, and by
/// what. It has no times of the run: the same release gives the same statement.
/// </summary>
internal static class Provenance
{
    private const string StatementType = "https://in-toto.io/Statement/v1";
    private const string PredicateType = "https://slsa.dev/provenance/v1";
    private const int DeepestStatement = 16;

    /// <summary>What <c>buildType</c> says: docs/release.md tells what the parameters of it mean.</summary>
    public const string BuildType = "urn:distro-factory:release:v1";

    private static readonly JsonSerializerOptions s_form = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The statement.</summary>
    /// <param name="files">The files that it vouches for.</param>
    /// <param name="content">What they were made of.</param>
    /// <param name="config">Address of the config repository; null: it is on the machine.</param>
    /// <param name="bundles">Address of the bundles repository; null: there is none, or it is on the machine.</param>
    /// <param name="upstream">Address of the upstream; null: there is none.</param>
    public static byte[] Write(IEnumerable<EvidencedFile> files, ReleaseLock content, string? config, string? bundles, string? upstream) =>
        JsonSerializer.SerializeToUtf8Bytes(
            new JsonObject
            {
                ["_type"] = StatementType,
                ["subject"] = new JsonArray([.. files.Select(Subject)]),
                ["predicateType"] = PredicateType,
                ["predicate"] = new JsonObject
                {
                    ["buildDefinition"] = new JsonObject
                    {
                        ["buildType"] = BuildType,
                        ["externalParameters"] = new JsonObject
                        {
                            ["namespace"] = content.Namespace,
                            ["version"] = content.Version.Value,
                            ["previous"] = content.Previous.Value,
                            ["format"] = content.Format.Value,
                            ["upstreamVersion"] = content.Mixes[^1].UpstreamVersion.Value,
                            ["settings"] = new JsonObject(
                                content.Settings.Select(setting => KeyValuePair.Create(setting.Key, (JsonNode?)setting.Value))
                            ),
                        },
                        ["internalParameters"] = new JsonObject { ["SOURCE_DATE_EPOCH"] = content.Time.ToUnixTimeSeconds() },
                        ["resolvedDependencies"] = new JsonArray([
                            Repository("config", config, content.ConfigCommit),
                            .. content.BundlesCommit is null
                                ? Array.Empty<JsonNode>()
                                : [Repository("bundles", bundles, content.BundlesCommit)],
                            .. upstream is null ? Array.Empty<JsonNode>() : [Upstream(upstream, content)],
                            .. content.Packages.Select(package => Package(content.Namespace, package)),
                        ]),
                    },
                    ["runDetails"] = new JsonObject
                    {
                        ["builder"] = new JsonObject
                        {
                            ["id"] = $"urn:distro-factory:builder:{Uri.EscapeDataString(content.Namespace)}",
                            ["version"] = new JsonObject
                            {
                                [FactoryTool.Name] = content.Tool.Version,
                                ["commit"] = content.Tool.Commit,
                                ["runtime"] = content.Tool.Runtime,
                            },
                        },
                    },
                },
            },
            s_form
        );

    /// <summary>The files that a statement vouches for.</summary>
    /// <exception cref="JsonException">It is no such statement.</exception>
    public static ImmutableArray<EvidencedFile> Read(ReadOnlyMemory<byte> statement)
    {
        try
        {
            using var document = JsonDocument.Parse(statement, new() { MaxDepth = DeepestStatement });
            var root = document.RootElement;
            if (root.GetProperty("_type").GetString() != StatementType || root.GetProperty("predicateType").GetString() != PredicateType)
                throw new JsonException("it is no SLSA provenance v1 in a statement of in-toto v1");
            return [.. root.GetProperty("subject").EnumerateArray().Select(File)];
        }
        catch (Exception error) when (error is KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new JsonException($"it lacks what a statement has: {error.Message}", error);
        }
    }

    private static EvidencedFile File(JsonElement subject)
    {
        var file = new EvidencedFile(
            subject.GetProperty("name").GetString() ?? "",
            subject.GetProperty("annotations").GetProperty("size").GetInt64(),
            subject.GetProperty("digest").GetProperty("sha256").GetString() ?? ""
        );
        return file.Size >= 0 && file.Sha256.Length == 64 && file.Path.Split('/').All(part => part is not ("" or "." or ".."))
            ? file
            : throw new JsonException($"it vouches for \"{file.Path}\", which is no file of a stream");
    }

    private static JsonNode Subject(EvidencedFile file) =>
        new JsonObject
        {
            ["name"] = file.Path,
            ["digest"] = new JsonObject { ["sha256"] = file.Sha256 },
            ["annotations"] = new JsonObject { ["size"] = file.Size },
        };

    private static JsonObject Repository(string name, string? address, string? commit)
    {
        var repository = new JsonObject { ["name"] = name };
        if (address is not null)
            repository["uri"] = $"git+{address}";
        if (commit?.EndsWith(ReleaseLock.Changes, StringComparison.Ordinal) == true)
            repository["annotations"] = new JsonObject { ["changedSince"] = commit[..^ReleaseLock.Changes.Length] };
        else if (commit is not null)
            repository["digest"] = new JsonObject { ["gitCommit"] = commit };
        return repository;
    }

    private static JsonObject Upstream(string address, ReleaseLock content) =>
        new JsonObject
        {
            ["name"] = "upstream",
            ["uri"] = address,
            ["annotations"] = new JsonObject { ["version"] = content.Mixes[^1].ContentVersion.Value },
        };

    private static JsonObject Package(string distribution, LockedPackage package) =>
        new JsonObject
        {
            ["name"] = $"{package.Nevra}",
            ["uri"] = PackageUrl.Of(distribution, package.Nevra),
            ["digest"] = new JsonObject { ["sha256"] = package.Sha256 },
        };
}
