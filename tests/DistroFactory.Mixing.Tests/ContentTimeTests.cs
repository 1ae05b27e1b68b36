using DistroFactory.UpdateStream;
using DistroFactory.UpdateStream.Fullfiles;

namespace DistroFactory.Mixing.Tests;

/// <summary>What a bundle takes from a directory of this machine has the time it has there, but none after the mix.</summary>
public sealed class ContentTimeTests
{
    [Test]
    public async Task A_fresh_clone_makes_the_bytes_that_every_clone_makes([Values(-1000, 0, 1000)] int secondsAfterMix)
    {
        using var distribution = new SmallDistribution();
        var directory = Directory.CreateDirectory(Path.Combine(distribution["content"], "usr", "share")).FullName;
        var file = Path.Combine(directory, "motd");
        File.WriteAllText(file, "welcome\n");
        var mixed = distribution.Request().Timestamp;
        File.SetLastWriteTimeUtc(file, mixed.AddSeconds(secondsAfterMix).UtcDateTime);
        distribution.Bundle("web", $"content({distribution["content"]})");
        await distribution.Mix();

        var line = distribution.Line(10, "web", "/usr/share/motd")!;
        Assert.That(SwupdHash.TryParse(line.Split('\t')[1], out var hash));
        using var fullfile = new FullfileReader(File.OpenRead(Path.Combine(distribution.Output, "10", "files", $"{hash}.tar")), hash);
        Assert.That(fullfile.Member.Modified, Is.EqualTo(mixed.AddSeconds(Math.Min(secondsAfterMix, 0)).ToUnixTimeSeconds()));
    }
}
