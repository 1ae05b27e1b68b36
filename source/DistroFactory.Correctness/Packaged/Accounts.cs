using System.Globalization;
using System.Text;
using DistroFactory.Correctness.Request;
using DistroFactory.Packages.Rpm;

namespace DistroFactory.Correctness.Packaged;

/// <summary>
/// The numbers of owners in a version: what the configuration says, else what its own account files say, else the usual ones
/// (mixing specification, "Ownership and modes").
/// </summary>
public sealed class Accounts
{
    private const string Sysusers = "/usr/lib/sysusers.d/";

    private readonly Dictionary<string, uint> _users;
    private readonly Dictionary<string, uint> _groups;

    /// <summary>Reads the account files of the packages; their payloads only when some file belongs to another than root.</summary>
    public Accounts(IEnumerable<RpmPackage> packages, AccountNumbers configured, AccountNumbers usual)
    {
        _users = new(configured.Users, StringComparer.Ordinal);
        _groups = new(configured.Groups, StringComparer.Ordinal);
        RpmPackage[] all = [.. packages];
        if (all.SelectMany(package => package.Files).Any(file => file.Owner != "root" || file.Group != "root"))
        {
            // The first word on a name is the last: from the strongest file to the weakest.
            foreach (
                var (path, text) in all.SelectMany(Texts).OrderBy(file => Rank(file.Path)).ThenBy(file => file.Path, StringComparer.Ordinal)
            )
                Read(path, text);
        }

        foreach (var (name, number) in usual.Users)
            _users.TryAdd(name, number);
        foreach (var (name, number) in usual.Groups)
            _groups.TryAdd(name, number);
        _users.TryAdd("root", 0);
        _groups.TryAdd("root", 0);
    }

    /// <summary>The numbers of a file's owner and group; null when one is not known.</summary>
    public (uint Owner, uint Group)? Of(PackagedFile file) =>
        _users.TryGetValue(file.Owner, out var owner) && _groups.TryGetValue(file.Group, out var group) ? (owner, group) : null;

    private static int Rank(string path) =>
        path switch
        {
            "/etc/passwd" or "/etc/group" => 0,
            "/usr/share/defaults/etc/passwd" or "/usr/share/defaults/etc/group" => 1,
            _ when path.StartsWith(Sysusers, StringComparison.Ordinal) && path.EndsWith(".conf", StringComparison.Ordinal) => 2,
            _ => int.MaxValue,
        };

    private static IEnumerable<(string Path, string Text)> Texts(RpmPackage package)
    {
        if (!package.Files.Any(file => file is { IsRegular: true, IsGhost: false } && Rank(PackagedPath.Follow(file.Path)) < int.MaxValue))
            yield break;
        foreach (var entry in package.ReadPayload())
        {
            var path = PackagedPath.Follow(entry.Files[0].Path);
            if (!entry.Files[0].IsRegular || Rank(path) == int.MaxValue)
                continue;
            using var reader = new StreamReader(entry.Content, Encoding.UTF8);
            yield return (path, reader.ReadToEnd());
        }
    }

    private void Read(string path, string text)
    {
        foreach (var line in text.Split('\n', StringSplitOptions.TrimEntries).Where(line => line.Length > 0 && line[0] != '#'))
        {
            var words = line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            if (!path.StartsWith(Sysusers, StringComparison.Ordinal))
                Add(
                    path.EndsWith("/passwd", StringComparison.Ordinal) ? _users : _groups,
                    line.Split(':') is [var name, _, var number, ..] ? (name, number) : default
                );
            else if (words is ["g" or "g!", var group, var its, ..])
                Add(_groups, (group, its));
            else if (words is ["u" or "u!", var user, var ids, ..])
                AddBoth(user, ids.Split(':'));
        }
    }

    private void AddBoth(string user, string[] ids)
    {
        Add(_users, (user, ids[0]));
        if (ids.Length == 1)
            Add(_groups, (user, ids[0]));
    }

    private static void Add(Dictionary<string, uint> table, (string Name, string Number) account)
    {
        if (uint.TryParse(account.Number, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            table.TryAdd(account.Name, number);
    }
}
