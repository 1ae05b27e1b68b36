using System.Globalization;
using System.Text;

namespace DistroFactory.Steps.Images.Embedded;

/// <summary>The commands by which <c>debugfs</c> gives everything its owner, mode and time.</summary>
internal static class DiskOwners
{
    private static readonly string[] s_times = ["atime", "mtime", "ctime", "crtime"];

    public static string Commands(ExtractedTree tree, string seconds)
    {
        var text = new StringBuilder();
        Set("", 0x41ED, 0, 0); // the root itself: drwxr-xr-x
        foreach (var (member, _) in tree.Entries)
            Set(member.Name, member.StatMode, member.Owner, member.Group);
        return text.ToString();

        void Set(string name, ushort mode, uint owner, uint group)
        {
            var path = Quote(name);
            text.Append(
                CultureInfo.InvariantCulture,
                $"sif {path} mode 0{Convert.ToString(mode, 8)}\nsif {path} uid {owner}\nsif {path} gid {group}\n"
            );
            foreach (var time in s_times)
                text.Append(CultureInfo.InvariantCulture, $"sif {path} {time} @{seconds}\n");
        }
    }

    /// <summary>A path as the commands take it: in quotation marks, one inside it doubled.</summary>
    public static string Quote(string name) => $"\"/{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
