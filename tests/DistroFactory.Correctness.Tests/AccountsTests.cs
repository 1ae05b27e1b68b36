using System.Collections.Immutable;
using DistroFactory.Correctness.Packaged;
using DistroFactory.Packages.Rpm;
using DistroFactory.Testing;

namespace DistroFactory.Correctness.Tests;

/// <summary>Whose number counts when a distribution, its configuration and Linux disagree about an owner.</summary>
public sealed class AccountsTests
{
    private TemporaryDirectory _directory = null!;

    [SetUp]
    public void SetUp() => _directory = new();

    [TearDown]
    public void TearDown() => _directory.Dispose();

    [Test]
    public void Account_files_of_packages_count_more_than_the_usual_numbers_and_less_than_the_configuration()
    {
        var accounts = Accounts(
            new RpmContent("/etc/passwd", "web:x:300:301::/:/bin/false\n# no:x:1:\n"),
            new RpmContent("/etc/group", "web:x:301:\nstaff:x:302:\n"),
            new RpmContent("/usr/share/doc/passwd", "web:x:999:999::/:/bin/false\n"),
            new RpmContent("/usr/lib/sysusers.d/db.conf", "u db 400 - /\ng staff 999\n"),
            new RpmContent("/srv/page") { Owner = "web", Group = "staff" }
        );

        Assert.Multiple(() =>
        {
            Assert.That(Of(accounts, "web", "web"), Is.EqualTo((300u, 301u)));
            Assert.That(Of(accounts, "db", "db"), Is.EqualTo((400u, 400u)));
            Assert.That(Of(accounts, "root", "staff"), Is.EqualTo((0u, 302u)), "a file of accounts comes before sysusers.d");
            Assert.That(Of(accounts, "mail", "root"), Is.EqualTo((77u, 0u)), "the configuration knows best");
            Assert.That(Of(accounts, "games", "root"), Is.EqualTo((5u, 0u)), "nobody else says");
            Assert.That(Of(accounts, "no", "root"), Is.Null);
            Assert.That(Of(accounts, "nobody-knows", "root"), Is.Null);
        });
    }

    private Accounts Accounts(params RpmContent[] files) =>
        new(
            [RpmPackage.Open(RpmBuild.Build(new("accounts") { Files = files }, _directory.Path))],
            new(Table(("mail", 77)), Table()),
            new(Table(("mail", 8), ("games", 5), ("web", 33)), Table(("staff", 50)))
        );

    private static (uint, uint)? Of(Accounts accounts, string owner, string group) =>
        accounts.Of(new("/x", 0x81A4, owner, group, "", null, "/x"));

    private static ImmutableDictionary<string, uint> Table(params (string Name, uint Number)[] numbers) =>
        numbers.ToImmutableDictionary(number => number.Name, number => number.Number, StringComparer.Ordinal);
}
