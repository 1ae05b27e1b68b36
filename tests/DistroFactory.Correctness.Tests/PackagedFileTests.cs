using DistroFactory.Correctness.Packaged;

namespace DistroFactory.Correctness.Tests;

/// <summary>Which packaged files ship, and which of them clients can tell apart.</summary>
public sealed class PackagedFileTests
{
    private static readonly PackagedFile s_file = new("/usr/bin/hello", 0x81ED, "root", "root", "aa", null, "/usr/bin/hello");
    private static readonly PackagedFile s_link = s_file with { Mode = 0xA1FF, Content = "target" };

    [Test]
    public void Clients_tell_files_apart_by_type_mode_owner_and_content() =>
        Assert.Multiple(() =>
        {
            Assert.That(s_file.DiffersFrom(s_file with { Source = "/elsewhere" }), Is.False);
            Assert.That(s_file.DiffersFrom(s_file with { Mode = 0x41ED }), Is.True, "type");
            Assert.That(s_file.DiffersFrom(s_file with { Mode = 0x81A4 }), Is.True, "mode");
            Assert.That(s_file.DiffersFrom(s_file with { Owner = "web" }), Is.True, "owner");
            Assert.That(s_file.DiffersFrom(s_file with { Group = "web" }), Is.True, "group");
            Assert.That(s_file.DiffersFrom(s_file with { Content = "bb" }), Is.True, "content");
            Assert.That(s_file.DiffersFrom(s_file with { Content = "aaaa" }), Is.Null, "digests of two algorithms");
            Assert.That(s_link.DiffersFrom(s_link with { Mode = 0xA180 }), Is.False, "links have no mode of their own");
            Assert.That(s_link.DiffersFrom(s_link with { Content = "elsewhere" }), Is.True, "target");
        });

    [TestCase("/usr/bin/hello", true, ExpectedResult = true)]
    [TestCase("/usr/lib/debug/hello.debug", true, ExpectedResult = false)]
    [TestCase("/usr/lib/debug/hello.debug", false, ExpectedResult = true)]
    [TestCase("/usr/src/debug/hello.c", true, ExpectedResult = false)]
    [TestCase("/usr/src/debugger", true, ExpectedResult = true)]
    [TestCase("/var/lib/state", false, ExpectedResult = false)]
    [TestCase("/var/library", false, ExpectedResult = true)]
    [TestCase("/run/lock", false, ExpectedResult = false)]
    [TestCase("/usr/share/a;b", false, ExpectedResult = false)]
    public bool A_path_ships_unless_it_is_the_machines_or_banned(string path, bool banDebugInfo) => PackagedPath.Ships(path, banDebugInfo);
}
