using DistroFactory.Testing;
using Nuke.Common.IO;

namespace Nuke.Embedded.Tests;

/// <summary>What targets do with files and directories.</summary>
public sealed class PathTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    private AbsolutePath Root => _directory.Path;

    public void Dispose() => _directory.Dispose();

    [TestCase("a/b", "a/b")]
    [TestCase("a/../b", "b")]
    [TestCase("./a/", "a")]
    public void A_path_is_joined_and_normalised(string right, string expected) =>
        Assert.That((Root / right).ToString(), Is.EqualTo($"{_directory.Path}/{expected}"));

    [Test]
    public void A_range_leads_to_the_parent() => Assert.That(Root / "a" / .., Is.EqualTo(Root));

    [Test]
    public void A_text_is_appended_to_the_last_segment() => Assert.That((Root / "a" + ".txt").Name, Is.EqualTo("a.txt"));

    [Test]
    public void A_relative_path_is_no_absolute_one() => Assert.That(() => AbsolutePath.Create("a/b"), Throws.ArgumentException);

    [Test]
    public void Globs_find_and_leave_out()
    {
        foreach (var file in new[] { "x.rpm", "a/y.rpm", "a/b/z.rpm", "a/b/z.src.rpm", "a/n.txt" })
            (Root / file).TouchFile();
        Assert.That(Names(Root.GlobFiles("**/*.rpm", "!**/*.src.rpm")), Is.EqualTo(["a/b/z.rpm", "a/y.rpm", "x.rpm"]));
        Assert.That(Names(Root.GlobFiles("*.rpm")), Is.EqualTo(["x.rpm"]));
        Assert.That(Names(Root.GlobDirectories("**/b")), Is.EqualTo(["a/b"]));
        Assert.That(Names(Root.GetFiles("*.rpm", depth: 2)), Is.EqualTo(["x.rpm", "a/y.rpm"]));
        Assert.That((Root / "missing").GlobFiles("**/*"), Is.Empty);
    }

    [Test]
    public void A_directory_is_cleaned_but_stays_the_same()
    {
        (Root / "out" / "sub" / "file").TouchFile();
        (Root / "out" / "file").TouchFile();
        Directory.CreateSymbolicLink(Root / "link", Root / "out");
        (Root / "link").CreateOrCleanDirectory();
        Assert.That(Directory.EnumerateFileSystemEntries(Root / "out"), Is.Empty);
        Assert.That(new DirectoryInfo(Root / "link").LinkTarget, Is.EqualTo((Root / "out").ToString()));
    }

    [Test]
    public void A_tree_is_copied_without_what_was_left_out()
    {
        foreach (var file in new[] { "from/a.txt", "from/skip.log", "from/sub/b.txt", "from/obj/c.txt" })
            (Root / file).WriteAllText(file);
        (Root / "from").Copy(Root / "to", excludeDirectory: path => path.Name == "obj", excludeFile: path => path.Extension == ".log");
        Assert.That(Names(Root.GlobFiles("to/**/*")), Is.EqualTo(["to/a.txt", "to/sub/b.txt"]));
        Assert.That(Names((Root / "from").GlobFiles("**/*")), Has.Count.EqualTo(4));
    }

    [Test]
    public void What_is_there_already_is_replaced_only_if_that_was_wanted()
    {
        (Root / "a").WriteAllText("new");
        (Root / "b").WriteAllText("old");
        Assert.That(() => (Root / "a").Copy(Root / "b"), Throws.InstanceOf<IOException>());
        Assert.That((Root / "a").Copy(Root / "b", ExistsPolicy.FileSkip), Is.EqualTo(Root / "a"), "where it is now");
        Assert.That((Root / "a").Move(Root / "b", ExistsPolicy.FileSkip), Is.EqualTo(Root / "a"));
        Assert.That((Root / "b").ReadAllText(), Is.EqualTo("old\n"));
        (Root / "a").Copy(Root / "b", ExistsPolicy.FileOverwrite);
        Assert.That((Root / "b").ReadAllText(), Is.EqualTo("new\n"));
    }

    [Test]
    public void A_policy_that_contradicts_itself_is_refused()
    {
        (Root / "a").TouchFile();
        (Root / "b").TouchFile();
        Assert.That(() => (Root / "a").Copy(Root / "b", ExistsPolicy.FileFail | ExistsPolicy.FileOverwrite), Throws.ArgumentException);
        Assert.That(() => Root.Copy(Root / "c"), Throws.ArgumentException.With.Message.Contains("cannot be put into itself"));
    }

    [Test]
    public void A_name_with_a_backslash_is_found_and_copied_as_it_is()
    {
        Directory.CreateDirectory(Root / "from");
        File.WriteAllText(Path.Combine(Root / "from", "a\\b"), "x");
        (Root / "from").Copy(Root / "to");
        Assert.That((Root / "to").GetFiles().Single().Name, Is.EqualTo("a\\b"));
        Assert.That((Root / "to").GlobFiles("*").Single().ReadAllText(), Is.EqualTo("x"));
        Assert.That((Root / "to").GetFiles().Single().Parent, Is.EqualTo(Root / "to"));
    }

    [Test]
    public void Files_move_and_get_other_names()
    {
        var file = (Root / "a.txt").WriteAllText("x");
        file = file.MoveToDirectory(Root / "sub");
        file = file.RenameWithoutExtension("b");
        file = file.Rename(path => path.NameWithoutExtension + ".md");
        Assert.That(Names(Root.GlobFiles("**/*")), Is.EqualTo(["sub/b.md"]));
        Assert.That(file.WithExtension("txt").HasExtension(".md", ".txt"), Is.True);
    }

    [Test]
    public void A_text_ends_with_one_line_break_unless_that_is_unwanted()
    {
        Assert.That((Root / "a").WriteAllText("x\n\n").ReadAllText(), Is.EqualTo("x\n"));
        Assert.That((Root / "a").WriteAllText("x", eofLineBreak: false).ReadAllText(), Is.EqualTo("x"));
        Assert.That(
            (Root / "a").WriteAllLines(["x", "y"], platformFamily: Nuke.Common.PlatformFamily.Windows).ReadAllText(),
            Is.EqualTo("x\r\ny\r\n")
        );
        Assert.That((Root / "a").UpdateText(text => text + "z").ReadAllLines(), Is.EqualTo(["x", "y", "z"]));
    }

    [Test]
    public void A_hash_tells_content_and_names_apart()
    {
        var before = (Root / "a").WriteAllText("x", eofLineBreak: false).GetFileHash();
        var tree = Root.GetDirectoryHash();
        Assert.That(before, Is.EqualTo("9dd4e461268c8034f5c8564e155c67a6"));
        (Root / "a").Rename("b");
        Assert.That((Root / "b").GetFileHash(), Is.EqualTo(before));
        Assert.That(Root.GetDirectoryHash(), Is.Not.EqualTo(tree));
        Assert.That(Root.GetDirectoryHash(file => file.Name != "b"), Is.Not.EqualTo(tree));
    }

    [Test]
    public void The_way_from_one_place_to_another_is_found()
    {
        Assert.That((Root / "a").GetRelativePathTo(Root / "b" / "c").ToString(), Is.EqualTo("../b/c"));
        Assert.That((Root / "a").GetWinRelativePathTo(Root / "b").ToString(), Is.EqualTo("..\\b"));
        Assert.That(Root.Contains(Root / "a"), Is.True);
        Assert.That((Root / "a").Contains(Root / "ab"), Is.False);
        Assert.That((Root / "a" / "b").FindParent(path => path == Root), Is.EqualTo(Root));
    }

    [Test]
    public void A_path_is_quoted_on_demand()
    {
        var path = AbsolutePath.Create("/a b");
        Assert.That(
            $"{path.ToString(AbsolutePath.DoubleQuoteIfNeeded)} {path.ToString(AbsolutePath.SingleQuote)} {path:dn}",
            Is.EqualTo("\"/a b\" '/a b' \"/a b\"")
        );
        Assert.That($"{AbsolutePath.Create("/it's"):s} {AbsolutePath.Create("/a"):dn}", Is.EqualTo("'/it\\'s' /a"));
        Assert.That(() => path.ToString("x"), Throws.ArgumentException);
    }

    private List<string> Names(IEnumerable<AbsolutePath> paths) => [.. paths.Select(path => Path.GetRelativePath(Root, path))];
}
