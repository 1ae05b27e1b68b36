namespace DistroFactory.Packages.Tests.Rpm;

/// <summary>Forms of archive that are sound, but that rpmbuild makes only of huge files or not at all.</summary>
public sealed class HandmadePackageTests
{
    private static readonly HandmadeFile[] s_linked =
    [
        new("/a", "same") { Inode = 7, WithContent = false },
        new("/b", "other"),
        new("/c", "same") { Inode = 7 },
        new("/d", Mode: 0xA1FF) { LinkTarget = "b" },
    ];

    [TestCase("070701")]
    [TestCase("070702")]
    public void Both_forms_of_new_ascii_are_read(string magic) =>
        Assert.That(Texts(new HandmadePackage(s_linked) { Magic = magic }), Is.EqualTo(new[] { "/b=other", "/a=same", "/d=" }));

    [Test]
    public void Stripped_members_take_name_and_size_from_the_header() =>
        Assert.That(Texts(new HandmadePackage(s_linked) { Stripped = true }), Is.EqualTo(new[] { "/b=other", "/a=same", "/d=" }));

    [Test]
    public void Hard_links_may_have_their_content_with_the_first_name() =>
        Assert.That(
            Texts(
                new HandmadePackage(
                    new HandmadeFile("/a", "same") { Inode = 7 },
                    new HandmadeFile("/c", "same") { Inode = 7, WithContent = false }
                )
            ),
            Is.EqualTo(new[] { "/a=same" })
        );

    [Test]
    public void Hard_links_may_have_their_content_with_every_name_and_come_once_nevertheless() =>
        Assert.That(
            Texts(new HandmadePackage(new HandmadeFile("/a", "same") { Inode = 7 }, new HandmadeFile("/c", "same") { Inode = 7 })),
            Is.EqualTo(new[] { "/a=same" })
        );

    [Test]
    public void A_package_without_files_is_a_package() => Assert.That(new HandmadePackage().Read(), Is.Empty);

    [Test]
    public void Names_in_the_archive_may_begin_with_a_slash_or_nothing() =>
        Assert.That(
            Texts(
                new HandmadePackage(
                    new HandmadeFile("/x/a", "1") { ArchiveName = "/x/a" },
                    new HandmadeFile("/x/b", "2") { ArchiveName = "x/b" }
                )
            ),
            Is.EqualTo(new[] { "/x/a=1", "/x/b=2" })
        );

    private static IEnumerable<string> Texts(HandmadePackage package) =>
        package.Read().Select(member => $"{member.File.Path}={member.Text}");
}
