using DistroFactory.Packages.Rpm;
using DistroFactory.Testing;

namespace DistroFactory.Packages.Tests.Rpm;

/// <summary>Every package of the reference material is read to the end, all digests verified.</summary>
public sealed class RealPackageTests
{
    [TestCase("10", 15)]
    [TestCase("20", 16)]
    [TestCase("30", 16)]
    public void Small_packages_are_read_to_the_end_and_verified(string version, int count) =>
        ReadToTheEnd(Reference.Mix($"packages/{version}"), count);

    [Thorough]
    [TestCase("10", 56)]
    [TestCase("20", 25)]
    public void Packages_of_a_real_distribution_are_read_to_the_end_and_verified(string version, int count) =>
        ReadToTheEnd(Corpus.Require($"packages/{version}"), count);

    private static void ReadToTheEnd(string directory, int count)
    {
        var paths = Directory.GetFiles(directory, "*.rpm");
        Assert.That(paths, Has.Length.EqualTo(count));
        Assert.Multiple(() =>
        {
            foreach (var path in paths)
                ReadToTheEnd(path);
        });
    }

    private static void ReadToTheEnd(string path)
    {
        var package = RpmPackage.Open(path);

        var delivered = package
            .ReadPayload()
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
