using Nuke.Common.IO;

namespace Nuke.Embedded.Tests;

/// <summary>Paths of Unix, Windows and UNC are put together as NUKE does, on every system.</summary>
public sealed class PathConstructionTests
{
    [TestCase("/", "/")]
    [TestCase("/usr/bin", "/")]
    [TestCase(@"C:\", "C:")]
    [TestCase(@"C:\dir\file", "C:")]
    [TestCase(@"\\server", @"\\server")]
    [TestCase(@"\\server\share\dir", @"\\server")]
    [TestCase("dir", null)]
    [TestCase(@".\dir", null)]
    [TestCase("", null)]
    [TestCase(null, null)]
    public void A_root_is_told(string? path, string? root)
    {
        Assert.That(PathConstruction.GetPathRoot(path!), Is.EqualTo(root));
        Assert.That(PathConstruction.HasPathRoot(path!), Is.EqualTo(root is not null));
    }

    [TestCase("dir", "file", '/', "dir/file")]
    [TestCase("dir", "file", '\\', @"dir\file")]
    [TestCase("C:", null, null, @"C:\")]
    [TestCase("C:", "dir", null, @"C:\dir")]
    [TestCase(@"C:\", "dir", null, @"C:\dir")]
    [TestCase(@"C:\dir\", @"file\", null, @"C:\dir\file")]
    [TestCase("/", null, null, "/")]
    [TestCase("/", "dir", null, "/dir")]
    [TestCase("/dir", "file", null, "/dir/file")]
    [TestCase(@"\\server", null, null, @"\\server")]
    [TestCase(@"\\server", "share", null, @"\\server\share")]
    [TestCase(null, "file", null, "file")]
    public void Paths_are_joined(string? left, string? right, char? separator, string expected) =>
        Assert.That(PathConstruction.Combine(left!, right!, separator), Is.EqualTo(expected));

    [TestCase("C:", "dir", '/')]
    [TestCase(@"\\server", "dir", '/')]
    [TestCase("/", "dir", '\\')]
    [TestCase("dir", "/dir", null)]
    [TestCase("/dir", @"C:\dir", null)]
    [TestCase("/dir", @"\\server", null)]
    public void What_does_not_fit_is_not_joined(string left, string right, char? separator) =>
        Assert.That(() => PathConstruction.Combine(left, right, separator), Throws.ArgumentException);

    [TestCase(null, null, "")]
    [TestCase("./dir/", null, "dir")]
    [TestCase(@"dir\file", '/', "dir/file")]
    [TestCase("../../dir", '/', "../../dir")]
    [TestCase("a/../../dir", '/', "../dir")]
    [TestCase("C:", null, @"C:\")]
    [TestCase(@"C:\dir/file/..\other/.", null, @"C:\dir\other")]
    [TestCase("/", null, "/")]
    [TestCase(@"/usr\share/doc", null, "/usr/share/doc")]
    [TestCase("/usr/lib/.././/bin", null, "/usr/bin")]
    [TestCase(@"\\server\share\..", null, @"\\server")]
    public void A_path_is_normalised(string? path, char? separator, string expected) =>
        Assert.That(PathConstruction.NormalizePath(path!, separator), Is.EqualTo(expected));

    [TestCase("/a/../..")]
    [TestCase("/..")]
    [TestCase(@"C:\..")]
    [TestCase(@"\\server\..")]
    public void Nothing_lies_above_a_root(string path)
    {
        Assert.That(
            () => PathConstruction.NormalizePath(path),
            Throws.ArgumentException.With.Message.Contains($"'{path}' leads above its root")
        );
        Assert.That(() => AbsolutePath.Create(path), Throws.ArgumentException);
    }

    [TestCase(@"C:\dir", '/')]
    [TestCase(@"\\server\dir", '/')]
    [TestCase("/dir", '\\')]
    public void A_root_has_its_separator(string path, char separator) =>
        Assert.That(() => PathConstruction.NormalizePath(path, separator), Throws.ArgumentException);

    [TestCase(@"C:\dir\file", @"C:\dir")]
    [TestCase(@"C:\dir", @"C:\")]
    [TestCase(@"C:\", null)]
    [TestCase(@"\\server\share", @"\\server")]
    [TestCase(@"\\server", null)]
    [TestCase("/dir", "/")]
    [TestCase("/", null)]
    public void A_path_has_a_parent_but_for_a_root(string path, string? parent)
    {
        Assert.That((string?)AbsolutePath.Create(path).Parent, Is.EqualTo(parent));
        Assert.That((string?)(AbsolutePath.Create(path) / ..), Is.EqualTo(parent));
    }

    [Test]
    public void Windows_takes_upper_and_lower_case_for_the_same()
    {
        Assert.That(AbsolutePath.Create(@"C:\dir"), Is.EqualTo(AbsolutePath.Create(@"c:\DIR")));
        Assert.That(AbsolutePath.Create(@"C:\dir").GetHashCode(), Is.EqualTo(AbsolutePath.Create(@"c:\DIR").GetHashCode()));
        Assert.That(AbsolutePath.Create("/dir"), Is.Not.EqualTo(AbsolutePath.Create("/DIR")));
    }

    [Test]
    public void A_path_of_Windows_is_one_on_every_system()
    {
        var path = AbsolutePath.Create("C:") / "dir" / ".." / "other" / "file.tar.gz";
        Assert.That(
            (path.ToString(), path.Name, path.NameWithoutExtension, path.Extension),
            Is.EqualTo((@"C:\other\file.tar.gz", "file.tar.gz", "file.tar", ".gz"))
        );
    }

    [TestCase(@"C:\a\b\c", @"C:\a\b", "..")]
    [TestCase(@"C:\a\b", @"C:\a\d\e", @"..\d\e")]
    [TestCase("/a/b", "/a/c", "../c")]
    [TestCase("/a/b/c", "/d/b/c", "../../../d/b/c")]
    [TestCase("/a", "/a/", "")]
    public void The_way_from_one_place_to_another_is_found(string from, string to, string way) =>
        Assert.That(PathConstruction.GetRelativePath(from, to), Is.EqualTo(way));

    [Test]
    public void No_way_leads_from_one_root_to_another() =>
        Assert.That(() => PathConstruction.GetRelativePath(@"C:\a", "/a"), Throws.ArgumentException);

    [TestCase(@"C:\a", @"C:\a\b\", true)]
    [TestCase(@"C:\a\b", @"C:\a\bc", false)]
    [TestCase("/a/b", "/a/b/../b/c", true)]
    [TestCase("/a/b", "/a/b/../c", false)]
    [TestCase("/a", "/a", true)]
    public void What_lies_below_is_told(string above, string path, bool expected) =>
        Assert.That(PathConstruction.IsDescendantPath(above, path), Is.EqualTo(expected));

    [Test]
    public void A_relative_path_keeps_the_separator_of_its_kind()
    {
        Assert.That($"{(UnixRelativePath)"dir" / "file"} {(WinRelativePath)"dir" / "file"}", Is.EqualTo(@"dir/file dir\file"));
        Assert.That($"{(UnixRelativePath)@"dir\file"} {(WinRelativePath)"dir/file"}", Is.EqualTo(@"dir/file dir\file"));
        Assert.That(
            $"{(UnixRelativePath)"a/b/c" / ..} {(WinRelativePath)"a/b/c" / ..} {(RelativePath)"a/b" / ..}",
            Is.EqualTo(@"a/b a\b a")
        );
        Assert.That($"{(RelativePath)"dir" / "file" / ".." / "." / "" / null / "other" + ".txt"}", Is.EqualTo("dir/other.txt"));
        Assert.That(
            $"{((RelativePath)"dir/file").ToWinRelativePath()} {((RelativePath)"dir/file").ToUnixRelativePath()}",
            Is.EqualTo(@"dir\file dir/file")
        );
    }
}
