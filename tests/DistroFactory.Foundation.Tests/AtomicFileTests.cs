using DistroFactory.Testing;

namespace DistroFactory.Foundation.Tests;

public sealed class AtomicFileTests
{
    private TemporaryDirectory _directory = null!;

    [SetUp]
    public void CreateDirectory() => _directory = new TemporaryDirectory();

    [TearDown]
    public void RemoveDirectory() => _directory.Dispose();

    [Test]
    public void A_file_is_written_with_its_directories()
    {
        AtomicFile.WriteAllText(_directory["a/b/c"], "text ü");

        Assert.That(File.ReadAllBytes(_directory["a/b/c"]), Is.EqualTo("text ü"u8.ToArray()));
    }

    [Test]
    public void A_failure_leaves_what_was_there_and_nothing_else()
    {
        AtomicFile.WriteAllText(_directory["file"], "before");

        Assert.That(
            () =>
                AtomicFile.Write(
                    _directory["file"],
                    stream =>
                    {
                        stream.WriteByte(1);
                        throw new InvalidOperationException("in the middle");
                    }
                ),
            Throws.InvalidOperationException
        );

        Assert.That(File.ReadAllText(_directory["file"]), Is.EqualTo("before"));
        Assert.That(Directory.GetFiles(_directory.Path), Has.Length.EqualTo(1));
    }

    [Test]
    public void While_a_file_is_written_the_old_one_is_read()
    {
        AtomicFile.WriteAllText(_directory["file"], "before");

        AtomicFile.Write(
            _directory["file"],
            stream =>
            {
                stream.Write("after"u8);
                stream.Flush();
                Assert.That(File.ReadAllText(_directory["file"]), Is.EqualTo("before"));
                Assert.That(
                    Directory
                        .GetFiles(_directory.Path)
                        .Count(path => Path.GetFileName(path).Contains(AtomicFile.PartialMark, StringComparison.Ordinal)),
                    Is.EqualTo(1)
                );
            }
        );

        Assert.That(File.ReadAllText(_directory["file"]), Is.EqualTo("after"));
    }

    [Test]
    public void A_name_as_long_as_a_name_can_be_is_written()
    {
        var name = new string('n', 255);

        AtomicFile.WriteAllText(_directory[name], "text");

        Assert.That(File.Exists(_directory[name]), Is.True);
    }

    [Test]
    public void A_full_disk_is_said_to_be_full()
    {
        if (!File.Exists("/dev/full"))
            Assert.Ignore("this machine has no /dev/full");

        Assert.That(
            () =>
                AtomicFile.Write(
                    _directory["file"],
                    _ =>
                    {
                        using var full = new FileStream("/dev/full", FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
                        full.Write(new byte[1]);
                    }
                ),
            Throws.InstanceOf<FactoryException>().With.Message.Contains("the disk is full").And.Message.Contains(_directory["file"])
        );
        Assert.That(Directory.GetFiles(_directory.Path), Is.Empty);
    }

    [Test]
    public void A_file_where_a_directory_should_be_is_an_error_that_names_the_path()
    {
        File.WriteAllText(_directory["file"], "");

        Assert.That(
            () => AtomicFile.WriteAllText(_directory["file/below"], ""),
            Throws.InstanceOf<FactoryException>().With.Message.Contains("file/below")
        );
    }
}
