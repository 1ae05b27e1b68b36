using System.Text;

namespace Nuke.Common.CI.GitHubActions;

/// <summary>The summary of a GitHub step: a Markdown file that GitHub shows if it has no more than 1 MiB.</summary>
internal static class StepSummary
{
    public const int MaximumBytes = 1024 * 1024;

    private const string Cut = "\n\n*The summary is longer than GitHub shows; the log has all of it.*\n";

    /// <summary>Appends as much as there is room for.</summary>
    public static void Append(string file, string markdown)
    {
        var room = MaximumBytes - (File.Exists(file) ? new FileInfo(file).Length : 0);
        var bytes = Encoding.UTF8.GetBytes(markdown);
        if (bytes.Length <= room)
        {
            File.AppendAllText(file, markdown);
            return;
        }

        var keep = (int)room - Encoding.UTF8.GetByteCount(Cut);
        if (keep < 0)
            return;
        // A character of several bytes is not cut in the middle.
        while (keep > 0 && (bytes[keep] & 0xC0) == 0x80)
            keep--;
        File.AppendAllText(file, Encoding.UTF8.GetString(bytes, 0, keep) + Cut);
    }
}
