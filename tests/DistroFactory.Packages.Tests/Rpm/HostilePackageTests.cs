using System.Text;

namespace DistroFactory.Packages.Tests.Rpm;

/// <summary>Packages made to harm are refused with an error that names the package, whatever is wrong with them.</summary>
public sealed class HostilePackageTests
{
    private const int Link = 0xA1FF;
    private const int Directory = 0x41ED;

    private static IEnumerable<TestCaseData> Hostile()
    {
        yield return Case(
            "A path that climbs out, in header and archive",
            "not a plain path",
            new HandmadeFile("/usr/../../etc/passwd", "x")
        );
        yield return Case(
            "A path that climbs out, only in the archive",
            "not a plain path",
            new HandmadeFile("/etc/passwd", "x") { ArchiveName = "./../etc/passwd" }
        );
        yield return Case("A dot as a part of a path", "not a plain path", new HandmadeFile("/usr/./bin/a", "x"));
        yield return Case(
            "A file the header does not list",
            "does not list",
            new HandmadeFile("/a"),
            new HandmadeFile("/evil", "x") { Listed = false }
        );
        yield return Case(
            "A file the archive lacks",
            "lacks the file /b",
            new HandmadeFile("/a"),
            new HandmadeFile("/b") { Archived = false }
        );
        yield return Case("A file twice in the header", "listed twice", new HandmadeFile("/a"), new HandmadeFile("/a"));
        yield return Case("A file twice after normalising", "listed twice", new HandmadeFile("/a/b"), new HandmadeFile("/a//b/"));
        yield return Case("A file twice in the archive", "twice", new HandmadeFile("/a"), new HandmadeFile("/a") { Listed = false });
        yield return Case(
            "A file below a link of the same package",
            "lies below",
            new HandmadeFile("/x", Mode: Link) { LinkTarget = "/etc" },
            new HandmadeFile("/x/passwd", "x")
        );
        yield return Case("A file below a file", "lies below", new HandmadeFile("/x/y/z", "x"), new HandmadeFile("/x", "x"));
        yield return Case(
            "Content of another digest",
            "digest of its file /a does not match",
            new HandmadeFile("/a", "x") { StatedDigest = new string('0', 64) }
        );
        yield return Case("A digest that is no number", "not a hexadecimal number", new HandmadeFile("/a", "x") { StatedDigest = "xyz" });
        yield return Case("More content than the header says", "in the header", new HandmadeFile("/a", "xx") { StatedSize = 1 });
        yield return Case("A negative size", "impossible size", new HandmadeFile("/a", "x") { StatedSize = -1 });
        yield return Case("A link without a target", "impossible size or link target", new HandmadeFile("/a", Mode: Link));
        yield return Case(
            "Hard links of different content",
            "hard links of another",
            new HandmadeFile("/a", "x") { Inode = 3 },
            new HandmadeFile("/b", "y") { Inode = 3 }
        );
        yield return Case(
            "Hard links without content",
            "is missing",
            new HandmadeFile("/a", "x") { Inode = 3, WithContent = false },
            new HandmadeFile("/b", "x") { Inode = 3, WithContent = false }
        );
    }

    [TestCaseSource(nameof(Hostile))]
    public void It_is_refused(string word, object package) =>
        Assert.That(
            () => ((HandmadePackage)package).Read(),
            Throws.InstanceOf<PackageException>().With.Message.Contains(word).And.Message.Contains("handmade.rpm")
        );

    [TestCase(1027, 8, int.MaxValue, "tag 1027")]
    [TestCase(1027, 8, 4000, "tag 1027")]
    [TestCase(1030, 3, int.MaxValue, "tag 1030")]
    [TestCase(5008, 5, 100_000_000, "tag 5008")]
    [TestCase(1039, 99, 1, "tag 1039")]
    [TestCase(1047, 8, -1, "tag 1047")]
    [TestCase(1000, 6, 2, "tag 1000")]
    [TestCase(1000, 4, 1, "tag 1000")]
    public void A_count_or_type_that_cannot_be_is_refused_without_believing_it(int tag, int type, int count, string word)
    {
        var package = new HandmadePackage(new HandmadeFile("/a", "x"))
        {
            Header = header => header.Add(tag, type, count, "x\0"u8.ToArray()),
        };

        Assert.That(package.Read, Throws.InstanceOf<PackageException>().With.Message.Contains(word));
    }

    [TestCase(1036, "", "link targets")]
    [TestCase(1035, "0123", "digests")]
    [TestCase(1039, "root", "owners")]
    public void A_column_of_the_file_list_that_is_too_short_is_refused(int tag, string value, string column) =>
        Assert.That(
            new HandmadePackage(new HandmadeFile("/a"), new HandmadeFile("/b")) { Header = header => header.Texts(tag, [value]) }.Read,
            Throws.InstanceOf<PackageException>().With.Message.Contains($"2 names but 1 {column}")
        );

    [TestCase(1000, "../../etc")]
    [TestCase(1000, "")]
    [TestCase(1000, "a b")]
    [TestCase(1001, "1/2")]
    [TestCase(1001, "1-2")]
    [TestCase(1022, "..")]
    [TestCase(1124, "drpm")]
    [TestCase(1125, "rot13")]
    public void An_identity_or_format_that_cannot_be_is_refused(int tag, string value) =>
        Assert.That(new HandmadePackage { Header = header => header.Text(tag, value) }.Read, Throws.InstanceOf<PackageException>());

    [Test]
    public void A_number_without_content_behind_it_is_refused() =>
        Assert.That(
            new HandmadePackage(new HandmadeFile("/a") { StatedSize = long.MaxValue }) { Stripped = true }.Read,
            Throws.InstanceOf<PackageException>().With.Message.Contains("cut short")
        );

    [Test]
    public void A_stripped_member_of_no_file_is_refused([Values(1u, 0x7fffffffu, 0xffffffffu)] uint index) =>
        Assert.That(
            new HandmadePackage(new HandmadeFile("/a"))
            {
                Stripped = true,
                Archive = archive => [.. Encoding.ASCII.GetBytes($"07070X{index:x8}"), .. archive.AsSpan(14)],
            }.Read,
            Throws.InstanceOf<PackageException>().With.Message.Contains("of no file")
        );

    [Test]
    public void Something_behind_the_end_of_the_archive_is_refused() =>
        Assert.That(
            new HandmadePackage(new HandmadeFile("/a")) { Archive = archive => [.. archive, 1] }.Read,
            Throws.InstanceOf<PackageException>().With.Message.Contains("follows the end")
        );

    [Test]
    public void A_zero_inside_a_name_is_refused() =>
        Assert.That(
            new HandmadePackage(new HandmadeFile("/abc") { ArchiveName = "./a\0c" }).Read,
            Throws.InstanceOf<PackageException>().With.Message.Contains("does not end where it should")
        );

    [Test]
    public void Another_type_in_the_archive_than_in_the_header_is_refused() =>
        Assert.That(
            new HandmadePackage(new HandmadeFile("/a", Mode: Directory)) { Header = header => header.Shorts(1030, [0x81A4]) }.Read,
            Throws.InstanceOf<PackageException>().With.Message.Contains("another type")
        );

    private static TestCaseData Case(string name, string word, params HandmadeFile[] files) =>
        new TestCaseData(word, new HandmadePackage(files)).SetName($"{name} is refused");
}
