using System.Collections.Immutable;
using DistroFactory.Mixing.Ownership;

namespace DistroFactory.Mixing.Tests;

public sealed class OwnershipTests
{
    private static readonly OwnerTable s_nothing = new(ImmutableDictionary<string, uint>.Empty, ImmutableDictionary<string, uint>.Empty);

    [Test]
    public void The_base_table_numbers_as_Debian_does()
    {
        Assert.That(BaseAccounts.Users["mail"], Is.EqualTo(8));
        Assert.That(BaseAccounts.Groups["shadow"], Is.EqualTo(42));
    }

    [Test]
    public void The_tree_s_own_accounts_win_over_its_defaults_and_those_over_sysusers()
    {
        var table = With(
            ("/usr/lib/sysusers.d/web.conf", "u web 301 \"Web\"\ng docs 302\nu early 303\n"),
            ("/usr/share/defaults/etc/passwd", "web:x:201:201::/:/bin/false\nearly:x:203:203::/:/bin/false\n"),
            ("/etc/passwd", "web:x:101:101::/:/bin/false\n")
        );
        Assert.That(table.Users["web"], Is.EqualTo(101));
        Assert.That(table.Users["early"], Is.EqualTo(203));
        Assert.That(table.Groups["docs"], Is.EqualTo(302));
    }

    [Test]
    public void The_configuration_wins_over_everything()
    {
        var configured = s_nothing with { Users = s_nothing.Users.Add("web", 7) };
        var table = OwnerTable
            .Base(configured.Users, configured.Groups)
            .With([new("/etc/passwd", "web:x:101:101::/:/bin/false\n")], configured);
        Assert.That(table.Users["web"], Is.EqualTo(7));
    }

    [Test]
    public void A_number_that_is_chosen_at_boot_is_no_number() =>
        Assert.That(With(("/usr/lib/sysusers.d/web.conf", "u web - \"Web\"\n")).Users, Does.Not.ContainKey("web"));

    private static OwnerTable With(params (string Path, string Text)[] files) =>
        OwnerTable.Base(s_nothing.Users, s_nothing.Groups).With(files.Select(file => KeyValuePair.Create(file.Path, file.Text)), s_nothing);
}
