using System.Collections.Immutable;
using DistroFactory.Configuration;
using DistroFactory.Fleet;
using DistroFactory.Fleet.Logs;
using DistroFactory.Foundation.Compression;
using DistroFactory.Mixing;
using DistroFactory.Mixing.Assembly;
using DistroFactory.Testing;
using DistroFactory.Tests.Evidence;
using DistroFactory.UpdateStream;
using DistroFactory.UpdateStream.Client;
using DistroFactory.UpdateStream.Signatures;

namespace DistroFactory.Tests.Fleet;

/// <summary>
/// A synthetic distribution with 23 releases and a fleet that an access log shows at 12 of them: release 240, which changes all bundles,
/// is made with deltas from the latest 10 versions, with as many by the fleet, and with none, and simulated clients fetch it from where
/// machines are.
/// </summary>
[Thorough]
public sealed class FleetSavingsTests
{
    private const uint Last = 23;

    private static readonly (string Bundle, int Every)[] s_bundles = [("os-core", 1), ("editors", 2), ("devtools", 3)];

    private TemporaryDirectory _directory = null!;
    private SigningKeys _keys = null!;

    [SetUp]
    public void SetUp()
    {
        _directory = new();
        _keys = SigningKeys.CreateOrLoad(_directory["keys"], "acme");
        Directory.CreateDirectory(_directory["bundles"]);
        File.WriteAllText(_directory["bundles/os-core-update"], "");
        foreach (var (bundle, _) in s_bundles)
            File.WriteAllText(_directory[$"bundles/{bundle}"], $"{bundle}-files\n");
    }

    [TearDown]
    public void TearDown()
    {
        _keys.Signer.Dispose();
        _directory.Dispose();
    }

    [Test]
    public async Task A_fleet_at_12_versions_downloads_at_least_30_percent_less_than_with_deltas_from_the_latest_10()
    {
        var wanted = new DeltaConfiguration();
        for (var release = 1u; release <= Last; release++)
            await MixAsync("update", release, release == Last ? [new(10 * (Last - 1))] : []);
        var tree = _directory["update"];
        var ofFormat = FormatVersions.In(tree, new(1), new(10 * (Last + 1)));
        var machines = WriteAndCountLog(ofFormat);
        var usual = LatestVersions.Of(ofFormat, wanted);
        var changes = Changed(Last + 1).ToDictionary(bundle => bundle, bundle => new FileInfo(Package(bundle, Last)).Length / 20);
        var updates = new UpdateNeeds(new(tree), ofFormat[^1], changes);
        var bases = BaseSelection.Choose(
            ofFormat.ToDictionary(version => version, updates.Of),
            machines,
            [ofFormat[0], ofFormat[^1]],
            usual.Length
        );

        var byFleet = await DownloadAsync("by-fleet", bases, machines);
        var byLatest = await DownloadAsync("by-latest", usual, machines);
        var byNone = await DownloadAsync("by-none", [], machines);

        TestContext.Out.WriteLine(
            $"{machines.Values.Sum()} machines at {machines.Count} of {Last} versions; {bases.Length} bases each.\n"
                + $"by fleet   {byFleet:#,0} bytes  from {string.Join(", ", bases)}\n"
                + $"latest 10  {byLatest:#,0} bytes  from {string.Join(", ", usual)}\n"
                + $"no deltas  {byNone:#,0} bytes\n"
                + $"saved against the latest 10: {1 - ((double)byFleet / byLatest):P1}, "
                + $"against no deltas: {1 - ((double)byFleet / byNone):P1}"
        );
        Assert.That(bases, Has.Length.EqualTo(usual.Length), "the budget is the same");
        Assert.That(byFleet, Is.LessThanOrEqualTo(byLatest * 0.7));
        Assert.That(byLatest, Is.LessThan(byNone));
    }

    private Dictionary<StreamVersion, long> WriteAndCountLog(ImmutableArray<StreamVersion> versions)
    {
        var random = new Random(12);
        using (var log = new StreamWriter(_directory["access.log"]))
        {
            foreach (var (index, version) in versions.Where((_, i) => i % 2 == 0).Index())
            {
                var number = 100 + random.Next(400);
                for (var i = 0; i < number; i++)
                {
                    var address = $"10.{index}.{i >> 8}.{i & 255}";
                    // Each came from somewhere.
                    log.WriteLine($"{address} - - [01/Nov/2026:10:00:00 +0000] \"GET /update/10/Manifest.MoM.tar HTTP/1.1\" 200 900");
                    log.WriteLine(
                        $"{address} - - [01/Nov/2026:10:00:00 +0000] \"GET /update/{version}/Manifest.MoM.tar HTTP/1.1\" 200 900"
                    );
                }
            }
        }

        var source = new FleetLogSource([_directory["access.log"]], AccessLogFormat.Auto, "/update");
        return new(new AccessLogs(source, new RecordedLog()).Count(versions.Contains, CancellationToken.None));
    }

    private async Task<long> DownloadAsync(string name, ImmutableArray<StreamVersion> bases, Dictionary<StreamVersion, long> machines)
    {
        ReleasedSample.Copy(_directory["update"], _directory[name]);
        var version = await MixAsync(name, Last + 1, bases);
        using var verifier = new SignatureVerifier(_keys.Signer.RootCertificatePem);
        var stream = new PublishedDirectory(_directory[name]);
        var client = new SwupdClient(stream, new(stream, verifier), new FetchedContent(stream, _directory[$"content-{name}"]));
        var sum = 0L;
        foreach (var (from, number) in machines)
        {
            // A machine has what it installed, which deltas start from.
            var run = client.Update(
                client.Install(from, s_bundles.Select(bundle => bundle.Bundle).Append("os-core-update")).System!,
                version
            );
            Assert.That(run.System, Is.Not.Null, () => string.Join("\n", run.Problems));
            sum += number * run.Total.Bytes;
        }

        return sum;
    }

    private async Task<StreamVersion> MixAsync(string tree, uint release, ImmutableArray<StreamVersion> bases)
    {
        var version = new StreamVersion(10 * release);
        await new EmbeddedMixer().MixAsync(
            new MixRequest
            {
                Version = version,
                Previous = new(10 * (release - 1)),
                Format = new(1),
                Packages = [.. s_bundles.Select(bundle => Package(bundle.Bundle, release))],
                BundleDirectories = [_directory["bundles"]],
                UpstreamRelease = "10",
                ContentUrl = "https://acme.example/update",
                VersionUrl = "https://acme.example/update",
                StoreDirectory = _directory["store"],
                OutputDirectory = _directory[tree],
                Signer = _keys.Signer,
                Timestamp = DateTimeOffset.FromUnixTimeSeconds(1_700_000_000 + release),
                FullfileCompression = [new(CompressionMethod.Xz, 1)],
                ZeroPackCompression = new(CompressionMethod.Xz, 1),
                DeltaBases = bases,
            }
        );
        return version;
    }

    private static IEnumerable<string> Changed(uint release) =>
        s_bundles.Where(bundle => release % bundle.Every == 0).Select(bundle => bundle.Bundle);

    // The package of a bundle as it is in a release: that of the last one that changed it.
    private string Package(string bundle, uint release)
    {
        var changed = release;
        while (changed > 1 && !Changed(changed).Contains(bundle))
            changed--;
        var path = _directory[$"packages/{bundle}-files-{changed}-1.x86_64.rpm"];
        return File.Exists(path)
            ? path
            : RpmBuild.Build(
                new($"{bundle}-files")
                {
                    Version = $"{changed}",
                    Files =
                    [
                        .. Enumerable
                            .Range(0, 12)
                            .Select(file => new RpmContent($"/usr/share/{bundle}/{file}", Content(bundle, file, changed))),
                    ],
                },
                _directory["packages"]
            );
    }

    // Each release changes 2 % of a quarter of the files.
    private static string Content(string bundle, int file, uint release)
    {
        var content = new byte[24_000];
        new Random((bundle.Length * 100) + file).NextBytes(content);
        for (var change = 2u; change <= release; change++)
            if ((change + file) % 4 == 0)
                new Random((int)change).NextBytes(content.AsSpan((int)(change * 900 % 23_000), 480));
        return Convert.ToBase64String(content);
    }
}
