using System.Collections.Immutable;
using DistroFactory.Correctness;
using DistroFactory.Correctness.Reports;
using DistroFactory.Correctness.Request;
using DistroFactory.Mixing;
using DistroFactory.Mixing.Ownership;
using DistroFactory.UpdateStream.Signatures;
using DistroFactory.UpdateStream.Verification;

namespace DistroFactory.Benchmarks.Synthetic;

/// <summary>
/// A distribution of any size, made in a directory. At scale 16 it has 1 000 packages, 200 bundles and 300 000 files, about 250 MB of
/// content.
/// </summary>
internal sealed class SyntheticDistribution
{
    private const int FilesOfPackage = 300;

    private readonly string _work;
    private readonly int _bundles;
    private readonly ImmutableArray<string> _packages;
    private readonly CertificateSigner _signer;

    /// <param name="work">A directory: empty, or one where a distribution of this scale was made.</param>
    /// <param name="scale">Sixteenths of the full size.</param>
    public SyntheticDistribution(string work, int scale)
    {
        _work = work;
        _bundles = Math.Max(4, 200 * scale / 16);
        var count = 1000 * scale / 16;
        var folder = Directory.CreateDirectory(Path.Combine(work, "packages")).FullName;
        _packages =
        [
            .. Enumerable.Range(0, count).AsParallel().AsOrdered().Select(number => Package(number, 1).WriteOnce(folder, FilesOfPackage)),
        ];
        WriteBundles();
        File.WriteAllText(
            Path.Combine(Configuration, "distro.yaml"),
            "name: synthetic\nurl: https://example.test\nformat: 1\ncontent:\n  - folder: ../packages\n"
        );
        _signer = SigningKeys.CreateOrLoad(Path.Combine(work, "keys"), "benchmark").Signer;
    }

    /// <summary>What <c>./build.sh Release --config</c> releases the same distribution from.</summary>
    public string Configuration => Path.Combine(_work, "config");

    /// <summary>Where the versions are published.</summary>
    public string Output => Path.Combine(_work, "update");

    /// <summary>What the mixer keeps.</summary>
    public string Store => Path.Combine(_work, "store");

    /// <summary>The latest version there is; 0 for none.</summary>
    public uint Latest =>
        !Directory.Exists(Output)
            ? 0
            : Directory
                .EnumerateDirectories(Output)
                .Select(directory => uint.TryParse(Path.GetFileName(directory), out var version) ? version : 0)
                .DefaultIfEmpty()
                .Max();

    /// <summary>Holds the manifests of a version with one changed package against its packages, as a release does.</summary>
    public CorrectnessReport Validate(uint version) =>
        CorrectnessCheck.Run(
            new()
            {
                UpdateTree = Output,
                To = UnderCheck(version),
                From = UnderCheck(version - 10),
                UsualAccounts = new(BaseAccounts.Users, BaseAccounts.Groups),
            }
        );

    /// <summary>Reads a version as a client would, as a release does.</summary>
    public VerificationResult Verify(uint version)
    {
        using var signatures = new SignatureVerifier(_signer.RootCertificatePem);
        var sound = VerifiedFiles.Read(Path.Combine(_work, "verified-files"));
        var result = new StreamVerifier(Output, signatures) { Client = new(UpdatesFrom: 1), Sound = sound }.Verify(new(version));
        sound.Write(Path.Combine(_work, "verified-files"));
        return result;
    }

    /// <summary>The packages of the first version, by path.</summary>
    public ImmutableArray<string> Packages => _packages;

    /// <summary>The packages with one of them in a later release.</summary>
    public ImmutableArray<string> WithChange(int release) =>
        _packages.SetItem(
            _packages.Length / 2,
            Package(_packages.Length / 2, release).WriteOnce(Path.Combine(_work, "packages"), FilesOfPackage)
        );

    /// <summary>A mix; 10 is the first version.</summary>
    public MixRequest Request(uint version, ImmutableArray<string> packages) =>
        new()
        {
            Version = new(version),
            Previous = new(version - 10),
            Format = new(1),
            DeltaBases = version > 10 ? [new(version - 10)] : [],
            Packages = packages,
            BundleDirectories = [Path.Combine(Configuration, "bundles")],
            UpstreamRelease = "10",
            ContentUrl = "https://example.test/update",
            VersionUrl = "https://example.test/update",
            StoreDirectory = Store,
            OutputDirectory = Output,
            Signer = _signer,
            Timestamp = DateTimeOffset.UnixEpoch.AddSeconds(1_700_000_000 + version),
        };

    private VersionUnderCheck UnderCheck(uint version) =>
        new()
        {
            Version = new(version),
            Packages = version == 10 ? _packages : WithChange((int)version / 10),
            BundleDirectories = [Path.Combine(Configuration, "bundles")],
            ClaimedVersion = new(version),
            ClaimedFormat = new(1),
        };

    /// <summary>Every package needs one of a third of its number and one of the first ten.</summary>
    private static SyntheticPackage Package(int number, int release) =>
        new(
            number,
            release,
            number == 0 ? [] : [.. new[] { number / 3, number % Math.Min(10, number) }.Distinct().Select(SyntheticPackage.NameOf)]
        );

    /// <summary>os-core and the update bundle, then bundles of five packages each, of which every second one includes another.</summary>
    private void WriteBundles()
    {
        var folder = Directory.CreateDirectory(Path.Combine(Configuration, "bundles")).FullName;
        File.WriteAllText(Path.Combine(folder, "os-core"), SyntheticPackage.NameOf(0) + "\n");
        File.WriteAllText(Path.Combine(folder, "os-core-update"), SyntheticPackage.NameOf(1) + "\n");
        var each = Math.Max(1, (_packages.Length + _bundles - 3) / (_bundles - 2));
        for (var bundle = 0; bundle < _bundles - 2; bundle++)
        {
            var lines = Enumerable.Range(bundle * each, each).Where(number => number < _packages.Length).Select(SyntheticPackage.NameOf);
            if (bundle % 2 == 1)
                lines = lines.Prepend($"include(bundle{bundle / 2:000})");
            File.WriteAllLines(Path.Combine(folder, $"bundle{bundle:000}"), lines);
        }
    }
}
