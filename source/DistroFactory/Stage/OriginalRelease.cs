using System.Globalization;
using DistroFactory.Foundation;
using DistroFactory.Model;
using DistroFactory.UpdateStream;
using DistroFactory.UpdateStream.Versions;

namespace DistroFactory.Stage;

/// <summary>
/// A release that the original factory staged. It left no record; what can be told is its format, the upstream version and the packages of
/// the content providers. A release that follows it compares only those.
/// </summary>
internal static class OriginalRelease
{
    /// <summary>The release; null when there is no trace of it.</summary>
    /// <exception cref="FactoryException">It is there, but nothing says of which format it is.</exception>
    public static ReleaseRecord? Find(StagedTree stage, StreamVersion version)
    {
        if (!Directory.Exists(stage.UpdateOf(version)))
            return null;
        var list = stage.ReportOf(version, "packages-nvr", "txt");
        return new()
        {
            Version = version,
            Format = FormatOf(stage, version),
            UpstreamVersion = UpstreamVersion.TryParse(Text(stage, version, "upstreamver"), out var upstream)
                ? upstream
                : new(version.Value),
            Timestamp = Directory.GetLastWriteTimeUtc(stage.UpdateOf(version)),
            Inputs = new() { Packages = File.Exists(list) ? PackageList.Parse(File.ReadAllText(list)) : [] },
        };
    }

    private static FormatNumber FormatOf(StagedTree stage, StreamVersion version)
    {
        if (FormatNumber.TryParse(Text(stage, version, "format"), out var format))
            return format;
        var pointing = Directory.Exists(stage.VersionFiles)
            ? Directory
                .EnumerateDirectories(stage.VersionFiles, "format*")
                .Select(folder =>
                    uint.TryParse(
                        Path.GetFileName(folder)["format".Length..],
                        NumberStyles.None,
                        CultureInfo.InvariantCulture,
                        out var number
                    )
                        ? new FormatNumber(number)
                        : FormatNumber.None
                )
                .FirstOrDefault(candidate =>
                    candidate != FormatNumber.None && new VersionFiles(stage.VersionFiles).Latest(candidate) == version
                )
            : FormatNumber.None;
        return pointing != FormatNumber.None
            ? pointing
            : throw new FactoryException(
                $"Reading the format of release {version}",
                $"{Path.Combine(stage.UpdateOf(version), "format")} is missing or no number",
                "Restore the file from a copy of the stage."
            );
    }

    private static string? Text(StagedTree stage, StreamVersion version, string name)
    {
        var path = Path.Combine(stage.UpdateOf(version), name);
        return File.Exists(path) ? File.ReadAllText(path).Trim() : null;
    }
}
