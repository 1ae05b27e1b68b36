using System.Diagnostics;
using DistroFactory.Configuration;
using DistroFactory.Foundation;
using DistroFactory.Foundation.Compression;
using DistroFactory.Mixing.Assembly;
using DistroFactory.Places;
using DistroFactory.Run;
using DistroFactory.Stage;
using DistroFactory.Steps.Prune;
using DistroFactory.Testing;
using DistroFactory.Tests.Run;
using DistroFactory.UpdateStream;
using DistroFactory.UpdateStream.Signatures;
using DistroFactory.UpdateStream.Verification;
using DistroFactory.UpdateStream.Versions;

namespace DistroFactory.Tests.Steps;

/// <summary>A distribution of many versions: how much disk a prune frees, and how long it takes, is printed.</summary>
[Thorough]
public sealed class ManyVersionsTests
{
    private const int Versions = 200;
    private const int Kept = 20;
    private const int Packages = 20;

    private readonly TemporaryDirectory _directory = new();

    [OneTimeTearDown]
    public void TearDown() => _directory.Dispose();

    [Test]
    public async Task Two_hundred_versions_are_pruned_to_twenty_and_machines_at_each_of_these_can_update()
    {
        using var signer = SigningKeys.CreateOrLoad(MixedVersions.KeysOf("acme"), "acme").Signer;
        var plain = TestWorkplace.In(_directory);
        var workplace = plain with
        {
            Configuration = plain.Configuration with
            {
                StageFolder = _directory["stage"],
                Retention = new RetentionConfiguration { Versions = Kept },
            },
        };
        for (var number = 1; number <= Versions; number++)
            await MixAsync(workplace, number, signer);
        var trust = new PlaceTrust(workplace, signer.RootCertificatePem);
        var latest = new StreamVersion(Versions * 10);
        new StreamIdentity(workplace, trust).Record(latest, signer);
        VersionPointers.Switch(workplace.Stage, latest, new(1), signer);

        var step = new PruneStep(workplace, trust, signer.RootCertificatePem);
        var (before, clock) = (Disk(), Stopwatch.StartNew());
        var plan = step.Plan(TimeProvider.System.GetUtcNow(), default);
        var planned = clock.Elapsed;
        await step.ApplyAsync(TimeProvider.System.GetUtcNow(), signer, default);
        var after = Disk();
        await TestContext.Out.WriteLineAsync(
            $"{Versions} versions, of which {plan.Retention.Kept.Count} stay: {ByteSize.Format(before)} before, "
                + $"{ByteSize.Format(after)} after; {plan.Files.Length} files went. "
                + $"Plan {TimeText.Format(planned)}, plan and prune {TimeText.Format(clock.Elapsed)}."
        );

        Assert.That(plan.Retention.Kept, Has.Count.EqualTo(Kept + 1), "and the first of the format");
        Assert.That(after, Is.EqualTo(before - plan.FreedBytes).Within(1 << 20), "the plan told how much is freed");
        Assert.That(after, Is.LessThan(before / 2));
        using var signatures = new SignatureVerifier(signer.RootCertificatePem);
        var verifier = new StreamVerifier(workplace.Stage.Update, signatures)
        {
            Kept = trust.ReadRecord(workplace.Stage)!.Kept,
            Client = new(UpdatesFrom: Versions),
        };
        var result = verifier.Verify(latest);
        Assert.That(result.IsSound, string.Join("\n", result.Findings));
        Assert.That(result.Downloads!.Updates, Has.Length.EqualTo(Kept), "from each that is kept");
    }

    private async Task MixAsync(Workplace workplace, int number, ISigner signer)
    {
        if (number == 1)
        {
            AtomicFile.WriteAllText(_directory["bundles/os-core"], "package-0\n");
            AtomicFile.WriteAllText(_directory["bundles/os-core-update"], "");
            for (var bundle = 1; bundle < 5; bundle++)
                AtomicFile.WriteAllText(
                    _directory[$"bundles/bundle-{bundle}"],
                    string.Join("\n", Enumerable.Range(0, Packages).Where(each => each % 5 == bundle).Select(each => $"package-{each}"))
                );
        }

        var changed = number == 1 ? Enumerable.Range(0, Packages) : [number % Packages, number * 7 % Packages];
        var folder = Directory.CreateDirectory(_directory["packages"]).FullName;
        foreach (var old in changed.Distinct().SelectMany(package => Directory.GetFiles(folder, $"package-{package}-*")))
            File.Delete(old);
        RpmBuild.BuildAll([.. changed.Distinct().Select(package => Describe(package, number))], _directory["packages"]);
        var version = new StreamVersion((uint)number * 10);
        await new EmbeddedMixer().MixAsync(
            new()
            {
                Version = version,
                Previous = new((uint)(number - 1) * 10),
                Format = new(1),
                Packages = [.. Directory.GetFiles(_directory["packages"], "*.rpm").Order(StringComparer.Ordinal)],
                BundleDirectories = [_directory["bundles"]],
                UpstreamRelease = "10",
                ContentUrl = "https://acme.example/update",
                VersionUrl = "https://acme.example/update",
                StoreDirectory = workplace.Directory.MixStore,
                OutputDirectory = workplace.UpdateTree,
                Signer = signer,
                Timestamp = DateTimeOffset.FromUnixTimeSeconds(1_700_000_000 + number),
                FullfileCompression = [new(CompressionMethod.Zstd, 1)],
                ZeroPackCompression = new(CompressionMethod.Zstd, 1),
                DeltaBases =
                [
                    .. Enumerable.Range(1, 3).Where(back => back < number).Select(back => new StreamVersion((uint)(number - back) * 10)),
                ],
            }
        );
        LinkedTree.Make(new StreamTree(workplace.UpdateTree).Of(version), Made(workplace.Stage, version));
    }

    private static string Made(StagedTree stage, StreamVersion version)
    {
        Directory.CreateDirectory(stage.Update);
        Directory.CreateDirectory(stage.ReleaseOf(version));
        return stage.UpdateOf(version);
    }

    private static RpmDescription Describe(int package, int number) =>
        new($"package-{package}")
        {
            Version = $"1.{number}",
            Files =
            [
                .. Enumerable
                    .Range(0, 12)
                    .Select(file => new RpmContent(
                        $"/usr/share/package-{package}/file-{file}",
                        string.Concat(
                            Enumerable.Range(0, 200).Select(line => $"{(line * 7919 + file) % 1000} {(file < 6 ? number : 0) + line}\n")
                        )
                    )),
            ],
        };

    private long Disk() =>
        FolderFiles
            .Below(_directory["."])
            .Select(FileInode.Of)
            .OfType<FileInode>()
            .DistinctBy(file => (file.Device, file.Inode))
            .Sum(file => file.Size);
}
