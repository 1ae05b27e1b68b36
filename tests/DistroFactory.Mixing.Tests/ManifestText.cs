namespace DistroFactory.Mixing.Tests;

/// <summary>A manifest as lines, without what the vectors' README says may differ.</summary>
internal static class ManifestText
{
    /// <summary>The lines to be compared.</summary>
    /// <param name="path">The manifest.</param>
    /// <param name="passedOver">Lines of the body that are not compared, by name.</param>
    /// <param name="headers">Header fields that are not compared, besides <c>timestamp:</c>.</param>
    public static string[] Comparable(string path, Func<string, bool> passedOver, params string[] headers)
    {
        var isMom = Path.GetFileName(path) == "Manifest.MoM";
        var lines = File.ReadAllLines(path);
        var body = Array.IndexOf(lines, "") + 1;
        return
        [
            .. lines.Take(body).Where(line => !headers.Append("timestamp:").Contains(line.Split('\t')[0])),
            .. lines
                .Skip(body)
                .Select(line => line.Split('\t'))
                .Where(fields => !passedOver(fields[3]))
                .Select(fields =>
                {
                    // The hash of a manifest follows from its time stamp.
                    if (isMom || fields[3] == "/usr/share/clear/versionstamp")
                        fields[1] = "-";
                    return string.Join('\t', fields);
                }),
        ];
    }
}
