using System.Collections.Immutable;

namespace DistroFactory.Mixing.Ownership;

/// <summary>
/// Which number a name of an owner or group has. Where names come from, weakest first: the base table as Debian numbers it,
/// sysusers.d files of the tree, its default accounts, its own accounts, the configuration. Never the machine the mix runs on.
/// </summary>
/// <param name="Users">Numbers of users.</param>
/// <param name="Groups">Numbers of groups.</param>
public sealed record OwnerTable(ImmutableDictionary<string, uint> Users, ImmutableDictionary<string, uint> Groups)
{
    /// <summary>The base table and what a configuration adds to it.</summary>
    public static OwnerTable Base(ImmutableDictionary<string, uint> users, ImmutableDictionary<string, uint> groups) =>
        new(BaseAccounts.Users.SetItems(users), BaseAccounts.Groups.SetItems(groups));

    /// <summary>This table with the accounts that the files of a tree define.</summary>
    /// <param name="accounts">Text of the account files by path, see <see cref="AccountFile.IsOne"/>.</param>
    /// <param name="configured">What wins over all of them.</param>
    public OwnerTable With(IEnumerable<KeyValuePair<string, string>> accounts, OwnerTable configured)
    {
        var users = Users.ToBuilder();
        var groups = Groups.ToBuilder();
        foreach (
            var (path, text) in accounts
                .OrderBy(file => AccountFile.Strength(file.Key))
                .ThenByDescending(file => file.Key, StringComparer.Ordinal)
        )
            AccountFile.Read(path, text, users, groups);
        return new(users.ToImmutable().SetItems(configured.Users), groups.ToImmutable().SetItems(configured.Groups));
    }
}
