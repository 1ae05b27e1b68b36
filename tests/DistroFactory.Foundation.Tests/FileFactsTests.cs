using DistroFactory.Testing;

namespace DistroFactory.Foundation.Tests;

/// <summary>Files are read again only when something was done to them.</summary>
public sealed class FileFactsTests
{
    private TemporaryDirectory _directory = null!;
    private string _file = null!;
    private int _read;

    [SetUp]
    public void Start()
    {
        _directory = new();
        _file = _directory["file"];
        File.WriteAllText(_file, "one");
        Assert.That(Ask(_file, age: 60), Is.EqualTo("one"));
        FileClock.WaitForTick(_directory);
        _read = 0;
    }

    [TearDown]
    public void CleanUp() => _directory.Dispose();

    [Test]
    public void A_file_that_was_left_alone_is_not_read_again()
    {
        Assert.That(Ask(_file), Is.EqualTo("one"));
        Assert.That(_read, Is.Zero);
    }

    [Test]
    public void A_file_changed_in_place_is_noticed_although_size_and_time_are_the_same()
    {
        var time = File.GetLastWriteTimeUtc(_file);
        using (var file = File.OpenWrite(_file))
            file.Write("two"u8);
        File.SetLastWriteTimeUtc(_file, time);
        Assert.That(Ask(_file), Is.EqualTo("two"));
    }

    [Test]
    public void A_file_that_took_the_place_of_another_is_noticed()
    {
        File.WriteAllText(_directory["new"], "two");
        File.SetLastWriteTimeUtc(_directory["new"], File.GetLastWriteTimeUtc(_file));
        File.Move(_directory["new"], _file, overwrite: true);
        Assert.That(Ask(_file), Is.EqualTo("two"));
    }

    [Test]
    public void A_file_that_was_just_written_may_be_written_once_more_unnoticed_and_is_read_again()
    {
        var young = _directory["young"];
        File.WriteAllText(young, "young");
        Ask(young, age: -60);
        Ask(young);
        Assert.That(_read, Is.EqualTo(2));
    }

    [Test]
    public void A_file_that_is_changed_while_it_is_read_is_read_again()
    {
        var facts = new FileFacts(_directory["facts"], new Clock(TimeSpan.FromMinutes(1)));
        var other = _directory["other"];
        File.WriteAllText(other, "one");
        facts.Of(
            other,
            () =>
            {
                FileClock.WaitForTick(_directory);
                File.WriteAllText(other, "two");
                return "one";
            }
        );
        Assert.That(facts.Find(other), Is.Null);
    }

    [Test]
    public void What_is_damaged_or_gone_is_as_good_as_nothing()
    {
        File.WriteAllText(_directory["facts"], "damaged");
        Assert.That(Ask(_file), Is.EqualTo("one"));
        File.Delete(_directory["facts"]);
        Assert.That(Ask(_file), Is.EqualTo("one"));
        Assert.That(_read, Is.EqualTo(2));
    }

    [Test]
    public void A_file_that_nobody_asked_for_is_forgotten()
    {
        File.WriteAllText(_directory["other"], "other");
        Ask(_directory["other"], age: 60);
        Ask(_file);
        Assert.That(_read, Is.EqualTo(2));
    }

    /// <summary>What a run finds out about a file, all files being so many seconds older than they are.</summary>
    private string Ask(string file, int age = 60)
    {
        var facts = new FileFacts(_directory["facts"], new Clock(TimeSpan.FromSeconds(age)));
        var fact = facts.Of(
            file,
            () =>
            {
                _read++;
                return File.ReadAllText(file);
            }
        );
        facts.Save();
        return fact;
    }

    private sealed class Clock(TimeSpan ahead) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + ahead;
    }
}
