using System.Globalization;
using DistroFactory.Foundation;
using DistroFactory.UpdateStream.Tar;

namespace DistroFactory.Steps.Images.Embedded;

/// <summary>
/// Compares what is in a file system with what is to be in it: names, types, modes, owners and sizes. Content was checked when it was
/// extracted.
/// </summary>
internal static class DiskCheck
{
    /// <summary>The commands by which <c>debugfs</c> lists every directory.</summary>
    public static string Commands(ExtractedTree tree) =>
        string.Concat(
            tree.Entries.Where(entry => entry.Member.Type == TarMemberType.Directory)
                .Select(entry => entry.Member.Name)
                .Prepend("")
                .Select(name => $"ls -p {DiskOwners.Quote(name)}\n")
        );

    /// <summary>Compares the listing.</summary>
    /// <exception cref="FactoryException">Something differs.</exception>
    public static void Compare(ExtractedTree tree, string listing, string path)
    {
        var expected = tree.Entries.ToDictionary(entry => entry.Member.Name, entry => Describe(entry.Member), StringComparer.Ordinal);
        var found = Read(listing);
        var wrong = expected
            .Keys.Union(found.Keys, StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .FirstOrDefault(name => expected.GetValueOrDefault(name) != found.GetValueOrDefault(name));
        if (wrong is not null)
        {
            throw new FactoryException(
                $"Checking {Path.GetFileName(path)}",
                $"/{wrong} is {found.GetValueOrDefault(wrong) ?? "missing"} and should be "
                    + $"{expected.GetValueOrDefault(wrong) ?? "missing"} (mode:owner:group:size)",
                "The tools of this machine (e2fsprogs) do not do what is asked of them: update them."
            );
        }
    }

    private static string Describe(TarMember member) =>
        Describe(
            Convert.ToString(member.StatMode, 8),
            $"{member.Owner}",
            $"{member.Group}",
            member.Type switch
            {
                TarMemberType.Directory => "",
                TarMemberType.Link => System.Text.Encoding.UTF8.GetByteCount(member.LinkTarget).ToString(CultureInfo.InvariantCulture),
                _ => $"{member.Size}",
            }
        );

    private static string Describe(string mode, string owner, string group, string size) => $"{mode.TrimStart('0')}:{owner}:{group}:{size}";

    // A command is repeated before what it prints: "debugfs: ls -p "/usr"", then lines /inode/mode/owner/group/name/size/.
    private static Dictionary<string, string> Read(string listing)
    {
        const string Command = "debugfs: ls -p \"/";
        var (found, folder) = (new Dictionary<string, string>(StringComparer.Ordinal), "");
        foreach (var line in listing.Split('\n'))
        {
            if (line.StartsWith(Command, StringComparison.Ordinal))
                folder = line[Command.Length..^1].Replace("\"\"", "\"", StringComparison.Ordinal);
            else if (
                line.Split('/') is ["", _, var mode, var owner, var group, var name, var size, ""]
                && name is not ("." or "..")
                && (folder, name) is not ("", "lost+found")
            )
                found[folder.Length == 0 ? name : $"{folder}/{name}"] = Describe(mode, owner, group, size);
        }

        return found;
    }
}
