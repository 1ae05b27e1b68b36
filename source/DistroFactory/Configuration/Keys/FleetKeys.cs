using DistroFactory.Configuration.Shapes;

namespace DistroFactory.Configuration.Keys;

/// <summary>The keys that say where machines are.</summary>
internal static class FleetKeys
{
    /// <summary>What the key <c>fleet</c> holds.</summary>
    public static MapShape Root { get; } =
        new(
            new("table", "A file of versions and machines: .csv, .yaml, .yml or .json.", new PathShape(PathKind.File, MayLeave: true)),
            new(
                "logs",
                "Access logs of the web server that clients fetch from; in the name of a file * and ? match; .gz is compressed.",
                new ListShape(new TextShape("a path"), 1)
            ),
            new("format", "The form of the lines; auto: each line tells.", new WordShape("auto", "common", "json")) { Default = "auto" },
            new(
                "path",
                "What comes before the version in the path of a request; by default the path of content-url.",
                new TextShape("a path that begins with /", "/[^\\s?#]*")
            )
        )
        {
            ExactlyOne = ["table", "logs"],
            Companions = [new("format", "logs"), new("path", "logs")],
            Check = section =>
                section.Text("table") is { } table && !IsTable(table) ? ("table", "the name must end in .csv, .yaml, .yml or .json") : null,
        };

    private static bool IsTable(string path) => Path.GetExtension(path).ToLowerInvariant() is ".csv" or ".yaml" or ".yml" or ".json";
}
