using DistroFactory.Testing;

namespace DistroFactory.Foundation.Tests;

public sealed class FileStampTests
{
    private TemporaryDirectory _directory = null!;
    private string _path = null!;

    [SetUp]
    public void Start()
    {
        _directory = new();
        _path = _directory["file"];
        File.WriteAllText(_path, "one");
        FileClock.WaitForTick(_directory);
    }

    [TearDown]
    public void CleanUp() => _directory.Dispose();

    [Test]
    public void A_file_that_is_only_read_keeps_its_stamp()
    {
        var before = FileStamp.Of(_path);
        _ = File.ReadAllText(_path);
        Assert.That(FileStamp.Of(_path), Is.EqualTo(before));
        Assert.That(before!.Value.Size, Is.EqualTo(3));
        Assert.That(
            DateTimeOffset.FromUnixTimeMilliseconds(before.Value.Modified / 1_000_000).UtcDateTime,
            Is.EqualTo(File.GetLastWriteTimeUtc(_path)).Within(TimeSpan.FromMilliseconds(1))
        );
    }

    [Test]
    public void A_missing_file_has_none() => Assert.That(FileStamp.Of(_directory["none"]), Is.Null);

    [Test]
    public void A_file_written_with_its_old_size_and_time_has_another()
    {
        var (before, time) = (FileStamp.Of(_path), File.GetLastWriteTimeUtc(_path));
        File.WriteAllText(_path, "two");
        File.SetLastWriteTimeUtc(_path, time.AddSeconds(1));
        File.SetLastWriteTimeUtc(_path, time);
        Assert.That(FileStamp.Of(_path), Is.Not.EqualTo(before));
    }

    [Test]
    public void A_stamp_says_nothing_yet_while_its_file_is_young()
    {
        var stamp = FileStamp.Of(_path)!.Value;
        Assert.That(stamp.IsSettled(DateTimeOffset.FromUnixTimeMilliseconds(stamp.Changed / 1_000_000).AddSeconds(1)), Is.False);
        Assert.That(stamp.IsSettled(DateTimeOffset.FromUnixTimeMilliseconds(stamp.Changed / 1_000_000).AddSeconds(3)), Is.True);
    }

    [Test]
    public void A_file_from_the_future_never_settles()
    {
        File.SetLastWriteTimeUtc(_path, DateTime.UtcNow.AddDays(1));
        Assert.That(FileStamp.Of(_path)!.Value.IsSettled(DateTimeOffset.UtcNow.AddMinutes(1)), Is.False);
    }
}
