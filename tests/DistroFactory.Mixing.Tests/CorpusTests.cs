using DistroFactory.Foundation.Compression;
using DistroFactory.Mixing.Assembly;
using DistroFactory.Testing;

namespace DistroFactory.Mixing.Tests;

/// <summary>A real distribution and one real update, mixed here and by the reference.</summary>
[Thorough]
public sealed class CorpusTests
{
    private ReferenceInput _input = null!;
    private string _theirs = "";

    [OneTimeSetUp]
    public async Task Mix()
    {
        var root = Corpus.Require();
        _input = new ReferenceInput(root);
        _theirs = _input["reference"];
        Directory.CreateDirectory(_theirs);
        await CliWrap
            .Cli.Wrap(Tool.Require("tar", "tar"))
            .WithArguments(["-xf", Path.Combine(root, "manifests.tar.xz"), "-C", _theirs])
            .ExecuteAsync();
        var mixer = new EmbeddedMixer();

        // What is compared does not depend on how it is compressed.
        var quick = new CompressionSetting(CompressionMethod.Zstd, 1);
        var first = Directory.GetFiles(Path.Combine(root, "packages", "10"));
        var second = File.ReadAllLines(Path.Combine(root, "packages", "20.list"))
            .Where(name => name.Length > 0)
            .Select(name => new[] { "20", "10" }.Select(version => Path.Combine(root, "packages", version, name)).First(File.Exists));
        foreach (var (version, packages) in new[] { (10u, first), (20u, [.. second]) })
        {
            var result = await mixer.MixAsync(
                _input.Request(version, 1, packages) with
                {
                    FullfileCompression = [quick],
                    ZeroPackCompression = quick,
                }
            );
            await TestContext.Progress.WriteLineAsync(
                $"{version}: "
                    + $"{string.Join(", ", result.Phases.Select(phase => $"{phase.Name} {phase.Wall.TotalSeconds:0.0}"))}; "
                    + $"{result.Fullfiles}, {result.ZeroPacks}; peak "
                    + $"{System.Diagnostics.Process.GetCurrentProcess().PeakWorkingSet64 >> 20} MiB"
            );
        }
    }

    [OneTimeTearDown]
    public void CleanUp() => _input?.Dispose();

    [TestCase(10u)]
    [TestCase(20u)]
    public void Every_manifest_is_the_reference_s(uint version)
    {
        var ours = Path.Combine(_input.Output, version.ToString());
        var theirs = Path.Combine(_theirs, version.ToString());
        Assert.Multiple(() =>
        {
            foreach (var name in Directory.EnumerateFiles(theirs, "Manifest.*").Select(Path.GetFileName).Order(StringComparer.Ordinal))
                Assert.That(
                    ManifestText.Comparable(Path.Combine(ours, name!), _ => false),
                    Is.EqualTo(ManifestText.Comparable(Path.Combine(theirs, name!), _ => false)),
                    name
                );
            Assert.That(
                Directory.EnumerateFiles(ours, "Manifest.*.tar").Count(),
                Is.EqualTo(Directory.EnumerateFiles(theirs, "Manifest.*").Count())
            );
        });
    }
}
