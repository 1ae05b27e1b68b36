using DistroFactory.Mixing.Manifests;
using DistroFactory.Mixing.Tree;
using DistroFactory.UpdateStream.Manifests;

namespace DistroFactory.Mixing.Tests;

public sealed class TreeTests
{
    [TestCase("/bin/sh", "/usr/bin/sh")]
    [TestCase("/sbin/init", "/usr/bin/init")]
    [TestCase("/usr/sbin/init", "/usr/bin/init")]
    [TestCase("/lib/x", "/usr/lib/x")]
    [TestCase("/lib64/x", "/usr/lib64/x")]
    [TestCase("/bin", "/bin")]
    [TestCase("/library/x", "/library/x")]
    public void Paths_follow_the_links_of_the_filesystem_package(string path, string expected) =>
        Assert.That(FilesystemLayout.Rewrite(path), Is.EqualTo(expected));

    [TestCase("/../etc/passwd")]
    [TestCase("/usr/../../etc/passwd")]
    [TestCase("etc/passwd")]
    [TestCase("//etc/passwd")]
    [TestCase("/usr/./x")]
    public void A_path_that_leads_elsewhere_is_refused(string path) =>
        Assert.That(
            () => new DistributionTree(true).Add(File(path, "x")),
            Throws.TypeOf<MixException>().With.Message.Contains("package a")
        );

    [Test]
    public void A_package_gives_clients_no_second_root_to_trust() =>
        Assert.That(
            () => new DistributionTree(true).Add(File("/usr/share/clear/update-ca/Swupd_Root.pem.alt", "x")),
            Throws.TypeOf<MixException>().With.Message.Contains("package a").And.Message.Contains("clients would trust")
        );

    [Test]
    public void Identical_files_of_two_packages_are_one()
    {
        var tree = new DistributionTree(true);
        tree.Add(File("/usr/share/x", "same", "package a"));
        tree.Add(File("/usr/share/x", "same", "package b"));
        Assert.That(tree.Entries, Has.Count.EqualTo(1));
    }

    [Test]
    public void Two_packages_that_disagree_about_a_path_are_both_named()
    {
        var tree = new DistributionTree(true);
        tree.Add(File("/usr/share/x", "one", "package a"));
        Assert.That(
            () => tree.Add(File("/usr/share/x", "two", "package b")),
            Throws
                .TypeOf<MixException>()
                .With.Message.Contains("/usr/share/x")
                .And.Message.Contains("package a")
                .And.Message.Contains("package b")
        );
    }

    [Test]
    public void Nothing_may_lie_below_a_link()
    {
        var tree = new DistributionTree(true);
        tree.Add(TreeEntry.LinkAt("/srv", "/etc", "package evil"));
        tree.Add(File("/srv/passwd", "x", "package b"));
        Assert.That(tree.Complete, Throws.TypeOf<MixException>().With.Message.Contains("package evil").And.Message.Contains("package b"));
    }

    [Test]
    public void What_lies_below_a_link_is_named_with_its_package_and_not_a_directory_that_nobody_ships()
    {
        var tree = new DistributionTree(true);
        tree.Add(TreeEntry.LinkAt("/srv", "/etc", "package evil"));
        tree.Add(File("/srv/deep/passwd", "x", "package b"));
        Assert.That(tree.Complete, Throws.TypeOf<MixException>().With.Message.Contains("/srv/deep/passwd of package b"));
    }

    [Test]
    public void A_directory_is_shared_and_is_no_file_of_another_package()
    {
        var tree = new DistributionTree(true);
        tree.Add(TreeEntry.DirectoryAt("/usr/share/x", "package a"));
        Assert.That(() => tree.Add(TreeEntry.DirectoryAt("/usr/share/x", "package b")), Throws.Nothing);
        Assert.That(
            () => tree.Add(File("/usr/share/x", "one", "package c")),
            Throws.TypeOf<MixException>().With.Message.Contains("is a directory (mode 755, owner 0:0) in package a and a file of 3 bytes")
        );
    }

    [Test]
    public void A_line_that_says_that_a_file_is_gone_does_not_say_that_it_is_there()
    {
        var entry = new ListedEntry(0, File("/usr/share/x", "one"), "/usr/share/x", '.', EntryMisc.None);
        Assert.Multiple(() =>
        {
            Assert.That(entry.IsSaidBy(entry.At(new(10))), Is.True);
            Assert.That(entry.IsSaidBy(entry.At(new(10)) with { Status = EntryStatus.Ghosted }), Is.False);
            Assert.That(entry.IsSaidBy(entry.At(new(10)) with { Variant = 'e' }), Is.False);
        });
    }

    [Test]
    public void A_package_s_directory_named_like_a_layout_link_means_its_target()
    {
        var tree = new DistributionTree(true);
        tree.Add(TreeEntry.DirectoryAt("/bin", "package a"));
        tree.Add(TreeEntry.LinkAt("/bin", "usr/bin", "package filesystem-1"));
        tree.Add(TreeEntry.DirectoryAt("/bin", "package b"));
        Assert.That(tree.Find("/bin")!.LinkTarget, Is.EqualTo("usr/bin"));
    }

    [Test]
    public void Parents_nobody_owns_are_made()
    {
        var tree = new DistributionTree(true);
        tree.Add(File("/opt/a/b", "x"));
        tree.Complete();
        Assert.That(tree.Find("/opt/a")!.Mode, Is.EqualTo(StatModeBits.DefaultDirectory));
        Assert.That(tree.Find("/opt"), Is.Not.Null);
    }

    [TestCase("/usr/share/semi;colon")]
    [TestCase("/usr/share/a\nb")]
    [TestCase("/usr/share/a\tb")]
    [TestCase("/usr/a|b/below")]
    public void A_name_that_clients_cannot_take_is_left_out_with_a_warning(string path)
    {
        var tree = new DistributionTree(true);
        tree.Add(File(path, "x"));
        Assert.That(tree.Entries, Is.Empty);
        Assert.That(tree.Warnings.Single(), Does.Contain("left out"));
    }

    [TestCase(true, 0)]
    [TestCase(false, 1)]
    public void Debug_information_can_be_banned(bool ban, int count)
    {
        var tree = new DistributionTree(ban);
        tree.Add(File("/usr/lib/debug/usr/bin/x.debug", "x"));
        Assert.That(tree.Entries, Has.Count.EqualTo(count));
    }

    [Test]
    public void A_variant_without_its_plain_file_is_an_error()
    {
        var tree = new DistributionTree(true);
        tree.Add(File("/V3/usr/bin/x", "x"));
        tree.Complete();
        Assert.That(
            () => EntryList.Of("extras", tree, [tree.PlaceOf("/V3/usr/bin/x")], []),
            Throws.TypeOf<MixException>().With.Message.Contains("/usr/bin/x").And.Message.Contains("extras")
        );
    }

    [TestCase("e", 1)]
    [TestCase("p", 2)]
    [TestCase("u", 3)]
    [TestCase("l", 0)]
    [TestCase(".", 0)]
    public void The_letter_of_a_variant_tells_its_root(string letter, int root) =>
        Assert.That(VariantName.RootOf(letter[0]), Is.EqualTo(root));

    [TestCase("/usr/bin/x", 0, "/usr/bin/x")]
    [TestCase("/V3/usr/bin/x", 1, "/usr/bin/x")]
    [TestCase("/VA/usr/bin/x", 3, "/usr/bin/x")]
    [TestCase("/V3x/usr", 0, "/V3x/usr")]
    public void A_path_has_a_root_and_a_name(string path, int root, string name)
    {
        Assert.That(VariantName.Split(path), Is.EqualTo((root, name)));
        Assert.That(VariantName.PathOf(root, name), Is.EqualTo(path));
    }

    [Test]
    public void Places_of_a_complete_tree_are_in_the_order_of_paths_and_know_their_directories()
    {
        var tree = new DistributionTree(true);
        foreach (var path in new[] { "/usr/share/b/c", "/usr/share/b", "/usr/share/a", "/usr/share-x" })
            tree.Add(path.EndsWith('b') ? TreeEntry.DirectoryAt(path, "package a") : File(path, path));
        tree.Complete();
        Assert.That(
            tree.Entries.Select(entry => entry.Path),
            Is.EqualTo(new[] { "/usr", "/usr/share", "/usr/share-x", "/usr/share/a", "/usr/share/b", "/usr/share/b/c" })
        );
        Assert.That(tree.Entries.Select(entry => tree.PlaceOf(entry.Path)), Is.EqualTo(Enumerable.Range(0, 6)));
        Assert.That(tree.Entries.Select((_, place) => tree.ParentOf(place)), Is.EqualTo(new[] { -1, 0, 0, 1, 1, 4 }));
        Assert.That(tree.PlaceOf("/none"), Is.EqualTo(-1));
    }

    [Test]
    public void Whatever_lies_below_a_file_is_named_however_deep_it_lies()
    {
        var tree = new DistributionTree(true);
        tree.Add(File("/srv", "x", "package evil"));
        tree.Add(File("/srv/a/b/c", "x", "package b"));
        Assert.That(
            tree.Complete,
            Throws.TypeOf<MixException>().With.Message.Contains("/srv/a/b/c of package b").And.Message.Contains("package evil")
        );
    }

    [Test]
    public void A_set_of_paths_is_a_set([Range(1, 5)] int seed)
    {
        var random = new Random(seed);
        var (set, other) = (new PathSet(300), new PathSet(300));
        var (expected, more) = (new SortedSet<int>(), new SortedSet<int>());
        for (var i = 0; i < 200; i++)
        {
            var (one, two) = (random.Next(300), random.Next(300));
            Assert.That(set.Add(one), Is.EqualTo(expected.Add(one)));
            other.Add(two);
            more.Add(two);
        }

        Assert.That(set.Places(), Is.EqualTo(expected));
        Assert.That(Enumerable.Range(0, 300).Where(set.Contains), Is.EqualTo(expected));
        set.UnionWith(other);
        Assert.That(set.Places(), Is.EqualTo(expected.Union(more).Order()));
    }

    private static TreeEntry File(string path, string text, string origin = "package a") =>
        TreeEntry.FileAt(path, System.Text.Encoding.UTF8.GetBytes(text), origin);
}
