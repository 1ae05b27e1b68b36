using System.Globalization;

namespace DistroFactory.Mixing.Ownership;

/// <summary>The files of a tree that define accounts: passwd, group and sysusers.d.</summary>
public static class AccountFile
{
    private const string Sysusers = "/usr/lib/sysusers.d/";

    /// <summary>Whether a path is such a file.</summary>
    public static bool IsOne(string path) => Strength(path) > 0;

    /// <summary>Which file wins when several define a name: the greater number; 0 for any other file.</summary>
    public static int Strength(string path) =>
        path switch
        {
            "/etc/passwd" or "/etc/group" => 3,
            "/usr/share/defaults/etc/passwd" or "/usr/share/defaults/etc/group" => 2,
            _ when path.StartsWith(Sysusers, StringComparison.Ordinal) && path.EndsWith(".conf", StringComparison.Ordinal) => 1,
            _ => 0,
        };

    /// <summary>Adds the accounts of a file; lines that give no number are passed over.</summary>
    public static void Read(string path, string text, IDictionary<string, uint> users, IDictionary<string, uint> groups)
    {
        foreach (var line in text.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] != '#'))
        {
            if (path.StartsWith(Sysusers, StringComparison.Ordinal))
                ReadSysusers(line, users, groups);
            else if (line.Split(':') is { Length: > 2 } fields && TryNumber(fields[2], out var number))
                (path.EndsWith("/passwd", StringComparison.Ordinal) ? users : groups)[fields[0]] = number;
        }
    }

    /// <summary>
    /// <c>u NAME UID[:GID]</c> makes a user and a group of its name, <c>g NAME GID</c> a group; <c>-</c> is a number chosen at boot.
    /// </summary>
    private static void ReadSysusers(string line, IDictionary<string, uint> users, IDictionary<string, uint> groups)
    {
        var fields = line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (fields.Length < 3)
            return;
        var ids = fields[2].Split(':');
        switch (fields[0].TrimEnd('!'))
        {
            case "g" when TryNumber(ids[0], out var group):
                groups[fields[1]] = group;
                break;
            case "u" when TryNumber(ids[0], out var user):
                users[fields[1]] = user;
                if (ids.Length == 1)
                    groups.TryAdd(fields[1], user);
                break;
            default:
                break;
        }
    }

    private static bool TryNumber(string text, out uint number) =>
        uint.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
