using DistroFactory.UpdateStream.Client;
using DistroFactory.UpdateStream.Manifests;

namespace DistroFactory.UpdateStream.Tests.Client;

/// <summary>Which of several lines for one path a machine goes by; the order of the bundles plays no part.</summary>
public sealed class FileSelectionTests
{
    private const string Path = "/usr/bin/hello";
    private static readonly SwupdHash s_hash = SwupdHasher.OfDirectory(0x41ED, 0, 0);
    private readonly List<ClientProblem> _problems = [];

    [Test]
    public void A_file_that_is_there_comes_before_one_that_is_deleted() =>
        AssertTaken("new", ("new", EntryStatus.Present, 20), ("old", EntryStatus.Deleted, 30));

    [Test]
    public void Of_two_deletions_the_later_counts() =>
        AssertTaken("later", ("sooner", EntryStatus.Deleted, 20), ("later", EntryStatus.Deleted, 30));

    [Test]
    public void A_bundle_that_is_on_the_machine_comes_before_one_that_is_new_there() =>
        AssertTaken("installed", ("installed", EntryStatus.Present, 30), ("new", EntryStatus.Present, 20));

    [Test]
    public void Of_equal_files_the_older_is_taken_whose_pack_the_machine_may_have() =>
        AssertTaken("older", ("older", EntryStatus.Present, 20), ("younger", EntryStatus.Present, 30));

    private void AssertTaken(string bundle, params (string Bundle, EntryStatus Status, uint Version)[] lines)
    {
        Manifest[] manifests = [.. lines.Select(line => Manifest(line.Bundle, line.Status, line.Version))];
        foreach (var order in new[] { manifests, [.. manifests.Reverse()] })
            Assert.That(
                new FileSelection(order, CpuCapabilities.None, name => name == "installed", _problems).Files[Path].Bundle,
                Is.EqualTo(bundle)
            );
        Assert.That(_problems, Is.Empty);
    }

    private static Manifest Manifest(string name, EntryStatus status, uint version) =>
        new()
        {
            Name = name,
            Format = new(30),
            Version = new(version),
            Entries =
            [
                new(
                    status == EntryStatus.Present ? EntryType.Directory : EntryType.Unset,
                    status,
                    '.',
                    EntryMisc.None,
                    status == EntryStatus.Present ? s_hash : SwupdHash.Zero,
                    new(version),
                    Path
                ),
            ],
        };
}
