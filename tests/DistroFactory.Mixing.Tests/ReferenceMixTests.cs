using DistroFactory.Mixing.Assembly;
using DistroFactory.Testing;

namespace DistroFactory.Mixing.Tests;

/// <summary>The small distribution of the reference, mixed here and by the reference.</summary>
public sealed class ReferenceMixTests
{
    // dbg: the reference removes half of it at random. dirtypes: the reference publishes what breaks every client.
    private static readonly string[] s_left = ["dbg", "dirtypes"];
    private static readonly string[] s_ofLeft =
    [
        "/usr/lib/debug",
        "/usr/src",
        "/usr/bin/debugged",
        "/usr/share/dirtypes",
        "/usr/share/clear/bundles/dbg",
        "/usr/share/clear/bundles/dirtypes",
    ];

    private string _root = "";
    private ReferenceInput _input = null!;

    [OneTimeSetUp]
    public async Task Mix()
    {
        _root = Reference.Mix();
        _input = new ReferenceInput(_root);
        var mixer = new EmbeddedMixer();
        foreach (var version in new uint[] { 10, 20 })
            await mixer.MixAsync(_input.Request(version, 30, Packages(version), s_left));
        await mixer.MixAsync(
            _input.Request(30, 30, Packages(30), s_left) with
            {
                ClaimedVersion = new(40),
                ClaimedFormat = new(31),
                EmptiedBundles = ["old"],
            }
        );
        await mixer.MixAsync(_input.Request(40, 31, Packages(30), [.. s_left, "old"]) with { MinVersion = new(40) });
    }

    [OneTimeTearDown]
    public void CleanUp() => _input?.Dispose();

    [TestCase(10u)]
    [TestCase(20u)]
    [TestCase(30u)]
    [TestCase(40u)]
    public void The_same_bundles_are_published(uint version) =>
        Assert.That(Manifests(Ours(version)), Is.EqualTo(Manifests(Theirs(version)).Except(s_left)));

    [TestCase(10u)]
    [TestCase(20u)]
    [TestCase(30u)]
    [TestCase(40u)]
    public void Every_bundle_manifest_is_the_reference_s(uint version)
    {
        Assert.Multiple(() =>
        {
            foreach (var name in Manifests(Ours(version)).Except(["full", "MoM"]))
            {
                // The reference counts directories of variants that it does not list.
                // At a bump it writes VERSION_ID="40" where it otherwise writes VERSION_ID=20: two bytes of os-core.
                string[] headers =
                    name == "extras" ? ["filecount:"]
                    : name == "os-core" && version >= 30 ? ["contentsize:"]
                    : [];
                Assert.That(
                    ManifestText.Comparable(Path.Combine(Ours(version), "Manifest." + name), path => IsQuoted(version, path), headers),
                    Is.EqualTo(
                        ManifestText.Comparable(Path.Combine(Theirs(version), "Manifest." + name), path => IsQuoted(version, path), headers)
                    ),
                    name
                );
            }
        });
    }

    [TestCase(10u)]
    [TestCase(20u)]
    [TestCase(30u)]
    [TestCase(40u)]
    public void The_manifest_of_manifests_is_the_reference_s(uint version) =>
        Assert.That(
            ManifestText.Comparable(Path.Combine(Ours(version), "Manifest.MoM"), s_left.Contains, "filecount:"),
            Is.EqualTo(ManifestText.Comparable(Path.Combine(Theirs(version), "Manifest.MoM"), s_left.Contains, "filecount:"))
        );

    [TestCase(10u)]
    [TestCase(20u)]
    [TestCase(30u)]
    [TestCase(40u)]
    public void The_manifest_of_all_files_is_the_reference_s(uint version)
    {
        // From 40 on the reference's tree still has the files of the deleted bundle, and nobody could ever install them.
        string[] old =
            version == 40
                ? ["/usr/bin/oldtool", "/usr/share/old", "/usr/share/old/data", "/usr/share/old/link", "/usr/share/clear/bundles/old"]
                : [];
        bool Left(string name) =>
            IsQuoted(version, name)
            || old.Contains(name)
            || s_ofLeft.Any(left => name == left || name.StartsWith(left + "/", StringComparison.Ordinal));
        Assert.That(
            ManifestText.Comparable(Path.Combine(Ours(version), "Manifest.full"), Left, "filecount:", "contentsize:"),
            Is.EqualTo(ManifestText.Comparable(Path.Combine(Theirs(version), "Manifest.full"), Left, "filecount:", "contentsize:"))
        );
    }

    [TestCase(10u)]
    [TestCase(20u)]
    public void The_same_fullfiles_are_published(uint version)
    {
        // Files whose hash follows from the time of the mix, and those of the bundles left out.
        var full = File.ReadLines(Path.Combine(Theirs(version), "Manifest.full"))
            .Select(line => line.Split('\t'))
            .Where(fields => fields.Length == 4)
            .ToList();
        var left = full.Where(fields =>
                fields[3] == "/usr/share/clear/versionstamp" || s_ofLeft.Any(path => fields[3].StartsWith(path, StringComparison.Ordinal))
            )
            .Select(fields => fields[1] + ".tar")
            .ToHashSet();
        var ours = Directory.EnumerateFiles(Path.Combine(Ours(version), "files")).Select(Path.GetFileName).ToHashSet();
        var theirs = Directory.EnumerateFiles(Path.Combine(Theirs(version), "files")).Select(Path.GetFileName).ToHashSet();
        Assert.That(theirs.Except(ours).Except(left), Is.Empty);
        Assert.That(ours.Except(theirs).Count(), Is.LessThanOrEqualTo(1), "only the versionstamp is our own");
    }

    private static bool IsQuoted(uint version, string path) => version >= 30 && path == "/usr/lib/os-release";

    private string Ours(uint version) => Path.Combine(_input.Output, version.ToString());

    private string Theirs(uint version) => Path.Combine(_root, "www", version.ToString());

    private string[] Packages(uint version) => Directory.GetFiles(Path.Combine(_root, "packages", version.ToString()));

    private static IEnumerable<string> Manifests(string directory) =>
        Directory
            .EnumerateFiles(directory, "Manifest.*")
            .Select(file => Path.GetFileName(file)["Manifest.".Length..])
            .Where(name => !name.EndsWith(".tar") && !name.EndsWith(".sig"))
            .Order(StringComparer.Ordinal);
}
