namespace DistroFactory.MixerTool;

/// <summary>The file <c>groups.ini</c> of a workspace: <c>[BUNDLE]</c> and <c>group=BUNDLE</c>.</summary>
internal static class GroupsFile
{
    /// <summary>The text without the lines of a bundle.</summary>
    public static string Without(string text, string bundle) =>
        string.Join('\n', text.Split('\n').Where(line => line.Trim() != $"[{bundle}]" && line.Trim() != $"group={bundle}"));
}
