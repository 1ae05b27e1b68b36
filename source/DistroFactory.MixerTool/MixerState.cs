using System.Text.RegularExpressions;
using DistroFactory.Foundation;
using DistroFactory.Mixing;
using DistroFactory.UpdateStream;

namespace DistroFactory.MixerTool;

/// <summary>Writes what mixer remembers between calls, in <c>mixer.state</c> and <c>mixversion</c>.</summary>
public static partial class MixerState
{
    /// <summary>Sets the format that mixer makes.</summary>
    /// <exception cref="MixException">The workspace has no state to set it in.</exception>
    public static void SetFormat(MixerWorkspace workspace, FormatNumber format) => Set(workspace, Format(), $"{format}", isNeeded: true);

    /// <summary>Sets the version that mixer follows: what was released, whatever a run that failed left here.</summary>
    /// <exception cref="MixException">The workspace has no state to set it in.</exception>
    public static void SetPrevious(MixerWorkspace workspace, StreamVersion version)
    {
        AtomicFile.WriteAllText(workspace.StreamVersion, $"{version}\n");
        Set(workspace, PreviousMix(), $"{version}", isNeeded: false);
    }

    private static void Set(MixerWorkspace workspace, Regex entry, string value, bool isNeeded)
    {
        var text = File.Exists(workspace.State) ? File.ReadAllText(workspace.State) : "";
        if (entry.IsMatch(text))
        {
            AtomicFile.WriteAllText(workspace.State, entry.Replace(text, match => $"{match.Groups["key"].Value}\"{value}\""));
        }
        else if (isNeeded)
        {
            throw new MixException(
                $"Setting the format of {workspace.Root} to {value}",
                $"{workspace.State} has no FORMAT",
                "The folder is no workspace of mixer; name another one in mix.mixer.workspace."
            );
        }
    }

    // FORMAT is also the end of no other key: it stands alone in its line.
    [GeneratedRegex("^(?<key>[ \\t]*FORMAT[ \\t]*=[ \\t]*).*$", RegexOptions.Multiline)]
    private static partial Regex Format();

    [GeneratedRegex("^(?<key>[ \\t]*PREVIOUS_MIX_VERSION[ \\t]*=[ \\t]*).*$", RegexOptions.Multiline)]
    private static partial Regex PreviousMix();
}
