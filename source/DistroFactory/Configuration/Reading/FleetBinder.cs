using DistroFactory.Configuration.Shapes;

namespace DistroFactory.Configuration.Reading;

/// <summary>Makes of values that passed validation what tells where machines are.</summary>
internal static class FleetBinder
{
    private const string UsualPath = "/update";

    /// <summary>Binds.</summary>
    /// <param name="values">The section.</param>
    /// <param name="folder">The config folder.</param>
    /// <param name="contentUrl">Where clients fetch content.</param>
    public static FleetConfiguration Bind(Section values, string folder, string contentUrl) =>
        values.Text("table") is { } table
            ? new FleetTableSource(table)
            : new FleetLogSource(
                [.. values.Texts("logs").Select(path => Path.GetFullPath(Path.Combine(folder, path)))],
                values.Text("format") is { } format ? Enum.Parse<AccessLogFormat>(format, ignoreCase: true) : AccessLogFormat.Auto,
                (values.Text("path") ?? PathOf(contentUrl)).TrimEnd('/')
            );

    private static string PathOf(string contentUrl) =>
        Uri.TryCreate(contentUrl, UriKind.Absolute, out var address) && !address.IsFile ? address.AbsolutePath : UsualPath;
}
