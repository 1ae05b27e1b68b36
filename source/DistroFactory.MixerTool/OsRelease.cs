using System.Text.RegularExpressions;

namespace DistroFactory.MixerTool;

/// <summary>The file <c>os-release</c> of a tree.</summary>
internal static partial class OsRelease
{
    /// <summary>The text with another VERSION_ID.</summary>
    public static string WithVersion(string text, string version) =>
        VersionId().IsMatch(text) ? VersionId().Replace(text, $"VERSION_ID=\"{version}\"") : $"{text}VERSION_ID=\"{version}\"\n";

    [GeneratedRegex("^VERSION_ID=.*$", RegexOptions.Multiline)]
    private static partial Regex VersionId();
}
