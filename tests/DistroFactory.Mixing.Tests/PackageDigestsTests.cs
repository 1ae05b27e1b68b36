using System.Security.Cryptography;
using DistroFactory.Mixing.Store;
using DistroFactory.Testing;

namespace DistroFactory.Mixing.Tests;

/// <summary>Package files are read again only when something was done to them.</summary>
public sealed class PackageDigestsTests
{
    private TemporaryDirectory _directory = null!;
    private ContentStore _store = null!;
    private string _package = null!;

    [SetUp]
    public void Start()
    {
        _directory = new();
        _store = new(_directory["store"]);
        _package = _directory["a.rpm"];
        File.WriteAllText(_package, "one");
        var first = new PackageDigests(_store, new Clock(TimeSpan.FromMinutes(1)));
        Assert.That(first.Of(_package), Is.EqualTo(Sha256("one")));
        first.Save();

        // Longer than a tick of the clock of the file system.
        Thread.Sleep(30);
    }

    [TearDown]
    public void CleanUp() => _directory.Dispose();

    [Test]
    public void A_file_that_was_left_alone_is_not_read_again()
    {
        var digests = new PackageDigests(_store);
        Assert.That(digests.Of(_package), Is.EqualTo(Sha256("one")));
        Assert.That(digests.FilesRead, Is.Zero);
    }

    [Test]
    public void A_file_changed_in_place_is_noticed_although_size_and_time_are_the_same()
    {
        var time = File.GetLastWriteTimeUtc(_package);
        using (var file = File.OpenWrite(_package))
            file.Write("two"u8);
        File.SetLastWriteTimeUtc(_package, time);
        Assert.That(new PackageDigests(_store).Of(_package), Is.EqualTo(Sha256("two")));
    }

    [Test]
    public void A_file_that_took_the_place_of_another_is_noticed()
    {
        File.WriteAllText(_directory["new"], "two");
        File.SetLastWriteTimeUtc(_directory["new"], File.GetLastWriteTimeUtc(_package));
        File.Move(_directory["new"], _package, overwrite: true);
        Assert.That(new PackageDigests(_store).Of(_package), Is.EqualTo(Sha256("two")));
    }

    [Test]
    public void A_file_that_was_just_written_may_be_written_once_more_unnoticed_and_is_not_kept()
    {
        var young = _directory["young.rpm"];
        File.WriteAllText(young, "young");
        var digests = new PackageDigests(_store, new Clock(TimeSpan.FromMinutes(-1)));
        digests.Of(young);
        digests.Save();
        var next = new PackageDigests(_store);
        next.Of(young);
        Assert.That(next.FilesRead, Is.EqualTo(1));
    }

    [Test]
    public void What_is_damaged_or_gone_is_as_good_as_nothing()
    {
        File.WriteAllText(_store.PackageDigests, "damaged");
        Assert.That(new PackageDigests(_store).Of(_package), Is.EqualTo(Sha256("one")));
        File.Delete(_store.PackageDigests);
        Assert.That(new PackageDigests(_store).Of(_package), Is.EqualTo(Sha256("one")));
    }

    [Test]
    public void A_package_that_is_missing_is_named()
        => Assert.That(() => new PackageDigests(_store).Of(_directory["none.rpm"]), Throws.TypeOf<MixException>().With.Message.Contains("none.rpm"));

    private static string Sha256(string text) => Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text)));

    /// <summary>A clock that says how long the files of the test have been lying there.</summary>
    private sealed class Clock(TimeSpan ahead) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + ahead;
    }
}
