using DistroFactory.Stage;
using DistroFactory.Testing;

namespace DistroFactory.Tests.Stage;

public sealed class LinkedTreeTests
{
    [Test]
    public void A_directory_that_could_not_be_filled_leaves_nothing_and_what_was_there_stays()
    {
        using var directory = new TemporaryDirectory();
        Directory.CreateDirectory(directory["stage/10"]);
        File.WriteAllText(directory["stage/10/format"], "1");

        Assert.That(
            () =>
                LinkedTree.Make(
                    directory["stage/10"],
                    partial =>
                    {
                        Directory.CreateDirectory(partial);
                        File.WriteAllText(Path.Combine(partial, "format"), "2");
                        throw new IOException("no space left");
                    }
                ),
            Throws.InstanceOf<IOException>()
        );

        Assert.That(Directory.EnumerateFileSystemEntries(directory["stage"]), Is.EqualTo(new[] { directory["stage/10"] }));
        Assert.That(File.ReadAllText(directory["stage/10/format"]), Is.EqualTo("1"));
    }
}
