using DistroFactory.Testing;

namespace DistroFactory.Foundation.Tests;

public sealed class SealedFileTests
{
    private TemporaryDirectory _directory = null!;

    [SetUp]
    public void Start() => _directory = new();

    [TearDown]
    public void CleanUp() => _directory.Dispose();

    [Test]
    public void What_was_sealed_is_read_back()
    {
        File.WriteAllBytes(_directory["file"], SealedFile.Seal("words 1", writer => writer.Write("word")));
        Assert.That(Read("words 1"), Is.EqualTo("word"));
    }

    [Test]
    public void Another_form_is_as_good_as_none()
    {
        File.WriteAllBytes(_directory["file"], SealedFile.Seal("words 1", writer => writer.Write("word")));
        Assert.That(Read("words 2"), Is.Null);
        File.Delete(_directory["file"]);
        Assert.That(Read("words 1"), Is.Null);
    }

    [Test]
    public void Any_flipped_byte_and_any_cut_is_noticed()
    {
        var bytes = SealedFile.Seal("words 1", writer => writer.Write("word"));
        for (var i = 0; i < bytes.Length; i++)
        {
            var flipped = bytes.ToArray();
            flipped[i] ^= 1;
            File.WriteAllBytes(_directory["file"], flipped);
            Assert.That(Read("words 1"), Is.Null, $"byte {i}");
            File.WriteAllBytes(_directory["file"], bytes[..i]);
            Assert.That(Read("words 1"), Is.Null, $"{i} bytes");
        }
    }

    private string? Read(string form) => SealedFile.TryRead(_directory["file"], form, reader => reader.ReadString());
}
