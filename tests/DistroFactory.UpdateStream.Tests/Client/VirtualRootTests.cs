using DistroFactory.UpdateStream.Client;
using DistroFactory.UpdateStream.Manifests;

namespace DistroFactory.UpdateStream.Tests.Client;

/// <summary>What goes with a directory, and what stays in it.</summary>
public sealed class VirtualRootTests
{
    private VirtualRoot _root = null!;

    [SetUp]
    public void Fill()
    {
        _root = new();
        _root.Put("/usr", Entry(EntryType.Directory));
        _root.Put("/usr/bin", Entry(EntryType.Directory));
        _root.Put("/usr/bin/hello", Entry(EntryType.File));
        _root.Put("/usr/binary", Entry(EntryType.File));
    }

    [Test]
    public void A_directory_that_changes_keeps_what_is_in_it()
    {
        _root.Put("/usr/bin", Entry(EntryType.Directory, version: 20));
        Assert.That(_root.Entries.Keys, Is.EquivalentTo(new[] { "/usr", "/usr/bin", "/usr/bin/hello", "/usr/binary" }));
        Assert.That((_root.Find("/usr/bin")!.Value.Version, _root.IsPopulated("/usr/bin")), Is.EqualTo((new StreamVersion(20), true)));
    }

    [TestCase(EntryType.File)]
    [TestCase(EntryType.Link)]
    public void What_is_no_directory_any_more_has_nothing_in_it(EntryType type)
    {
        _root.Put("/usr/bin", Entry(type));
        Assert.That(_root.Entries.Keys, Is.EquivalentTo(new[] { "/usr", "/usr/bin", "/usr/binary" }));
        Assert.That(_root.IsPopulated("/usr/bin"), Is.False);
    }

    [Test]
    public void A_directory_goes_with_all_that_is_in_it()
    {
        _root.Remove("/usr/bin");
        Assert.That(_root.Entries.Keys, Is.EquivalentTo(new[] { "/usr", "/usr/binary" }));
        _root.Remove("/usr/binary");
        Assert.That(_root.IsPopulated("/usr"), Is.False);
    }

    [Test]
    public void What_was_left_behind_is_so_until_it_comes_again()
    {
        _root.LeaveBehind("/usr/bin/hello");
        _root.LeaveBehind("/usr/bin/nothing");
        Assert.That((_root.IsLeftBehind("/usr/bin/hello"), _root.IsLeftBehind("/usr/bin/nothing")), Is.EqualTo((true, false)));
        var copy = _root.Copy();
        _root.Put("/usr/bin/hello", Entry(EntryType.File, version: 20));
        Assert.That((_root.IsLeftBehind("/usr/bin/hello"), copy.IsLeftBehind("/usr/bin/hello")), Is.EqualTo((false, true)));
    }

    private static RootEntry Entry(EntryType type, uint version = 10) =>
        new(type, SwupdHash.Zero, CpuCapabilities.None, new(version), "os-core");
}
