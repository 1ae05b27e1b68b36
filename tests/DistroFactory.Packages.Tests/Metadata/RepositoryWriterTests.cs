using DistroFactory.Packages.Metadata;
using DistroFactory.Testing;

namespace DistroFactory.Packages.Tests;

public sealed class RepositoryWriterTests
{
    [Test]
    public void The_same_packages_and_time_give_the_same_bytes()
    {
        using var first = new TemporaryDirectory();
        using var second = new TemporaryDirectory();
        var packages = new RandomRepository(5).Packages;
        RepositoryWriter.Write(first.Path, packages, timestamp: 42);
        RepositoryWriter.Write(second.Path, packages.Reverse(), timestamp: 42);
        Assert.That(Contents(second), Is.EqualTo(Contents(first)));
    }

    [Test]
    public async Task What_the_new_index_does_not_name_is_removed()
    {
        using var directory = new TemporaryDirectory();
        RepositoryWriter.Write(directory.Path, new RandomRepository(5).Packages, timestamp: 1);
        RepositoryWriter.Write(directory.Path, new RandomRepository(6).Packages, timestamp: 2);
        Assert.That(Directory.GetFiles(directory["repodata"]), Has.Length.EqualTo(4));
        Assert.That(await RepositoryReader.ReadAsync(directory.Path), Has.Length.EqualTo(new RandomRepository(6).Packages.Count));
    }

    private static string[] Contents(TemporaryDirectory directory) =>
        [
            .. Directory
                .GetFiles(directory["repodata"])
                .Order(StringComparer.Ordinal)
                .Select(path => $"{Path.GetFileName(path)} {Convert.ToHexString(File.ReadAllBytes(path))}"),
        ];
}
