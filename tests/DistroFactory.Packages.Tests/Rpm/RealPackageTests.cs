using DistroFactory.Packages.Rpm;
using DistroFactory.Testing;

namespace DistroFactory.Packages.Tests.Rpm;

/// <summary>Every package of the reference material is read to the end, all digests verified.</summary>
public sealed class RealPackageTests
{
    [TestCase("corpus/packages/10", 56)]
    [TestCase("corpus/packages/20", 25)]
    [TestCase("vectors/reference-mix/packages/10", 1)]
    [TestCase("vectors/reference-mix/packages/20", 1)]
    [TestCase("vectors/reference-mix/packages/30", 1)]
    public void Real_packages_are_read_to_the_end_and_verified(string directory, int atLeast)
    {
        var paths = Directory.GetFiles(Shared.Require(directory), "*.rpm", SearchOption.AllDirectories);
        Assert.That(paths, Has.Length.GreaterThanOrEqualTo(atLeast));

        Assert.Multiple(() =>
        {
            foreach (var path in paths)
                ReadToTheEnd(path);
        });
    }

    private static void ReadToTheEnd(string path)
    {
        var package = RpmPackage.Open(path);

        var delivered = package.ReadPayload()
            .SelectMany(entry =>
            {
                entry.Content.CopyTo(Stream.Null);
                return entry.Files;
            })
            .Select(file => file.Path)
            .ToList();

        var expected = package.Files.Where(file => !file.IsGhost && !file.IsSpecial).Select(file => file.Path);
        Assert.That(delivered, Is.EquivalentTo(expected), path);
    }
}
