using System.Globalization;
using DistroFactory.Foundation.Compression;
using DistroFactory.Mixing.Assembly;
using DistroFactory.UpdateStream.Manifests;

namespace DistroFactory.Mixing.Tests;

/// <summary>The same packages and definitions make the same bytes, wherever and by however many threads they are mixed.</summary>
[NonParallelizable] // The time zone and the culture are those of the whole process.
public sealed class DeterminismTests
{
    private const string Zone = "TZ";

    private SmallDistribution _distribution = null!;

    [SetUp]
    public void Describe()
    {
        _distribution = new();
        var random = new Random(1);
        var large = string.Concat(Enumerable.Range(0, 400_000).Select(_ => $"{random.Next():x8}"));
        foreach (var name in new[] { "alpha", "beta" })
            _distribution.Package(
                new(name) { Files = [new($"/usr/share/{name}/large", large + name), .. Enumerable.Range(0, 40).Select(i => Text(name, i))] }
            );
        _distribution.Bundle("apps", "alpha", "beta");
    }

    [TearDown]
    public void CleanUp() => _distribution.Dispose();

    [Test]
    public async Task Two_machines_publish_the_same_bytes()
    {
        await Mix("one", workers: 1, zone: "Pacific/Auckland", CultureInfo.InvariantCulture);
        var odd = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        odd.NumberFormat.NegativeSign = "~";
        odd.NumberFormat.NumberDecimalSeparator = ",";
        odd.DateTimeFormat.DateSeparator = "+";
        await Mix("elsewhere/two", workers: 3, zone: "America/Los_Angeles", odd);

        var (first, second) = (Published("one"), Published("elsewhere/two"));
        Assert.That(first.Keys, Has.Some.EndsWith("pack-os-core-update-from-10.tar"), "there are deltas");
        AssertSame(first, second);
    }

    [Test]
    public async Task What_mixes_kept_does_not_show_in_what_is_published()
    {
        foreach (var version in new uint[] { 10, 20, 30, 40 })
        {
            foreach (var directory in new[] { "kept", "forgotten" })
            {
                if (directory == "forgotten" && Directory.Exists(_distribution["forgotten/store"]))
                    Directory.Delete(_distribution["forgotten/store"], recursive: true);
                await new EmbeddedMixer().MixAsync(
                    Request(directory, version) with
                    {
                        MinVersion = new(version < 30 ? 0 : version),
                        Format = new(version < 40 ? 30u : 31u),
                        DeltaBases = version == 20 ? [new(10)] : [],
                    }
                );
            }
        }

        AssertSame(Published("kept"), Published("forgotten"));
    }

    [Test]
    public async Task A_long_manifest_is_compressed_anew_only_where_it_changed()
    {
        var content = Directory.CreateDirectory(_distribution["content/usr/share/many"]).FullName;
        for (var i = 0; i < 6000; i++)
            await File.WriteAllTextAsync(Path.Combine(content, new string('n', 120) + $"{i:0000}"), $"{i}");
        _distribution.Bundle("many", $"content({_distribution["content"]})");
        await Mix(10);
        var pieces = Pieces();
        await File.WriteAllTextAsync(Path.Combine(content, new string('n', 120) + "5999"), "changed");
        await Mix(20);

        Assert.That(pieces, Is.GreaterThan(2), "it is cut");
        Assert.That(Pieces() - pieces, Is.LessThan(pieces), "some are those of before");
        foreach (var name in new[] { "many", Manifest.FullName })
        {
            var path = Path.Combine(_distribution.Output, "20", $"Manifest.{name}");
            await using var tar = File.OpenRead(path + ".tar");
            Assert.That(ManifestTar.Read(tar, name).Text, Is.EqualTo(await File.ReadAllBytesAsync(path)), name);
        }

        Task Mix(uint version)
        {
            var plain = new CompressionSetting(CompressionMethod.None);
            return new EmbeddedMixer().MixAsync(
                _distribution.Request(version) with
                {
                    FullfileCompression = [plain],
                    ZeroPackCompression = plain,
                }
            );
        }

        int Pieces() => Directory.GetFiles(_distribution["store/manifests"], "*", SearchOption.AllDirectories).Length;
    }

    private static void AssertSame(SortedDictionary<string, byte[]> first, SortedDictionary<string, byte[]> second)
    {
        Assert.That(second.Keys, Is.EqualTo(first.Keys));
        Assert.That(first.Where(file => !second[file.Key].SequenceEqual(file.Value)).Select(file => file.Key), Is.Empty);
    }

    private static Testing.RpmContent Text(string package, int number) =>
        new($"/usr/share/{package}/file{number}.txt", string.Concat(Enumerable.Repeat($"{package} {number} ", number * 10)));

    private async Task Mix(string directory, int workers, string zone, CultureInfo culture)
    {
        var (zoneBefore, cultureBefore) = (Environment.GetEnvironmentVariable(Zone), CultureInfo.DefaultThreadCurrentCulture);
        try
        {
            Environment.SetEnvironmentVariable(Zone, zone);
            TimeZoneInfo.ClearCachedData();
            (CultureInfo.DefaultThreadCurrentCulture, CultureInfo.CurrentCulture) = (culture, culture);
            foreach (var version in new uint[] { 10, 20 })
                await new EmbeddedMixer().MixAsync(Request(directory, version) with { Workers = workers });
        }
        finally
        {
            Environment.SetEnvironmentVariable(Zone, zoneBefore);
            TimeZoneInfo.ClearCachedData();
            (CultureInfo.DefaultThreadCurrentCulture, CultureInfo.CurrentCulture) = (
                cultureBefore,
                cultureBefore ?? CultureInfo.InvariantCulture
            );
        }
    }

    /// <summary>
    /// The request, with everything of this mix in a directory of its own; versions differ in where clients fetch content.
    /// </summary>
    private MixRequest Request(string directory, uint version)
    {
        var packages = Directory.CreateDirectory(_distribution[$"{directory}/packages"]).FullName;
        var request = _distribution.Request(version);
        foreach (var package in request.Packages)
            File.Copy(package, Path.Combine(packages, Path.GetFileName(package)), overwrite: true);
        return request with
        {
            Packages =
            [
                .. Directory
                    .GetFiles(packages)
                    .OrderBy(path => directory == "one" ? path : string.Concat(path.Reverse()), StringComparer.Ordinal),
            ],
            DeltaBases = version > 10 ? [new(version - 10)] : [],
            ContentUrl = $"https://example.test/{version}{new string('x', 300)}",
            StoreDirectory = _distribution[$"{directory}/store"],
            OutputDirectory = _distribution[$"{directory}/www"],
        };
    }

    private SortedDictionary<string, byte[]> Published(string directory)
    {
        var root = _distribution[$"{directory}/www"];
        return new(
            Directory
                .GetFiles(root, "*", SearchOption.AllDirectories)
                .ToDictionary(path => Path.GetRelativePath(root, path), File.ReadAllBytes),
            StringComparer.Ordinal
        );
    }
}
