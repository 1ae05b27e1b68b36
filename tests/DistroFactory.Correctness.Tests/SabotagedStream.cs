using DistroFactory.Correctness.Reports;
using DistroFactory.Correctness.Request;
using DistroFactory.Testing;

namespace DistroFactory.Correctness.Tests;

/// <summary>A copy of the reference's manifests whose lines can be tampered with, and a check of what came of it.</summary>
internal sealed class SabotagedStream : IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly ReferenceVersions _versions;
    private readonly string _root;

    public SabotagedStream(uint from, uint to)
    {
        _root = Reference.Mix();
        _versions = new(_root);
        (From, To) = (from, to);
        foreach (
            var manifest in Directory
                .EnumerateFiles(Path.Combine(_root, "www"), "Manifest.*", SearchOption.AllDirectories)
                .Where(file => Path.GetExtension(file) is not (".tar" or ".sig"))
        )
        {
            var copy = Path.Combine(_directory.Path, Path.GetRelativePath(Path.Combine(_root, "www"), manifest));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(manifest, copy);
        }
    }

    public uint From { get; }

    public uint To { get; }

    /// <summary>The packages of the version under check; a test may take some away.</summary>
    public Func<IEnumerable<string>, IEnumerable<string>> Packages { get; set; } = packages => packages;

    /// <summary>The packages of the version before; a test may take some away.</summary>
    public Func<IEnumerable<string>, IEnumerable<string>> EarlierPackages { get; set; } = packages => packages;

    /// <summary>Path of a manifest of the version under check.</summary>
    public string Manifest(string bundle) => Path.Combine(_directory.Path, $"{To}", $"Manifest.{bundle}");

    /// <summary>Changes the lines of a manifest.</summary>
    public void Edit(string bundle, Func<string, string?> change)
    {
        var lines = File.ReadAllLines(Manifest(bundle));
        var edited = lines.Select(line => line.Split('\t').Length == 4 ? change(line) : line).Where(line => line is not null).ToList();
        Assert.That(edited, Is.Not.EqualTo(lines), "the sabotage must change something");
        File.WriteAllText(Manifest(bundle), string.Join('\n', edited) + "\n");
    }

    /// <summary>Changes the line of one path.</summary>
    public void Edit(string bundle, string path, Func<string[], string?> change) =>
        Edit(bundle, line => line.EndsWith("\t" + path, StringComparison.Ordinal) ? change(line.Split('\t')) : line);

    /// <summary>What the check finds, the faults of the reference left out.</summary>
    public IReadOnlyList<Disagreement> Check(IProgress<CorrectnessProgress>? progress = null) =>
        [.. Report(progress).Disagreements.Where(found => found.Bundle != "dbg")];

    /// <summary>All that the check says.</summary>
    public CorrectnessReport Report(IProgress<CorrectnessProgress>? progress = null) =>
        CorrectnessCheck.Run(
            new()
            {
                UpdateTree = _directory.Path,
                From = From == 0 ? null : Version(From, EarlierPackages),
                To = Version(To, Packages) with { ClaimedVersion = new(To), ClaimedFormat = new(30) },
                UsualAccounts = ReferenceVersions.Debian,
                Progress = progress,
            }
        );

    public void Dispose()
    {
        _versions.Dispose();
        _directory.Dispose();
    }

    private VersionUnderCheck Version(uint version, Func<IEnumerable<string>, IEnumerable<string>> packages) =>
        _versions.Version(version, packages(Directory.GetFiles(Path.Combine(_root, "packages", $"{version}"))));
}
