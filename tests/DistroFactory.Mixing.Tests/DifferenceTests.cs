using DistroFactory.Mixing.Deltas;
using DistroFactory.UpdateStream;
using DistroFactory.UpdateStream.Manifests;

namespace DistroFactory.Mixing.Tests;

/// <summary>What a new file is made from.</summary>
public sealed class DifferenceTests
{
    private const string New = "/usr/lib/libacme.so.1.3";

    [TestCase("/usr/lib/libacme.so.1.2", ExpectedResult = "/usr/lib/libacme.so.1.2", TestName = "The file of another number")]
    [TestCase("/usr/lib/libdecade.so.1.2", ExpectedResult = null, TestName = "Not the file of another name")]
    [TestCase(
        "/usr/lib/libacme.so.beef",
        "/usr/lib/libacme.so.1.2",
        ExpectedResult = "/usr/lib/libacme.so.1.2",
        TestName = "Decimal numbers come before hexadecimal ones"
    )]
    [TestCase("/usr/lib/libacme.so.beef", ExpectedResult = "/usr/lib/libacme.so.beef", TestName = "Hexadecimal numbers will do")]
    [TestCase(
        "/usr/lib/libacme.so.1.1",
        "/usr/lib/libacme.so.1.2",
        ExpectedResult = "/usr/lib/libacme.so.1.1",
        TestName = "Of several the first"
    )]
    [TestCase("/usr/lib/libacme.so.1.1", New, ExpectedResult = New, TestName = "Before all others the file that was in its place")]
    public string? The_source_of_a_renamed_file(params string[] before)
    {
        var difference = new BundleDifference(Bundle([.. before.Select(name => File(name, 1))]), Bundle(File(New, 2)), new([]));
        return difference.SourceOf(difference.Needed.Single())?.Name;
    }

    [Test]
    public void The_work_grows_with_the_files_and_not_with_their_square()
    {
        const int Files = 2000;
        var (old, @new) = (
            Bundle([.. Names("old").Select((name, i) => File(name, i))]),
            Bundle([.. Names("new").Select((name, i) => File(name, Files + i))])
        );
        var before = GC.GetAllocatedBytesForCurrentThread();
        var difference = new BundleDifference(old, @new, new([]));
        // Each comparison of two names would take a string of some hundred bytes.
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(Files * 5000L));
        Assert.That(difference.Pairs, Is.Empty);

        static IEnumerable<string> Names(string kind) => Enumerable.Range(0, Files).Select(i => $"/usr/share/{kind}/{Word(i)}-{i}");
    }

    [Test]
    public void A_file_of_an_included_bundle_counts_only_where_all_versions_agree()
    {
        var (one, same, other) = (Bundle(File(New, 1)), Bundle(File(New, 1)), Bundle(File(New, 2)));
        var place = (New, 0);
        Assert.Multiple(() =>
        {
            Assert.That(new IncludedFiles([
                    [one],
                    [same],
                ]).Find(place)?.Hash, Is.EqualTo(one.Entries[0].Hash));
            Assert.That(
                new IncludedFiles([
                    [one],
                    [other],
                ]).Find(place),
                Is.Null,
                "it was another file in one of them"
            );
            Assert.That(
                new IncludedFiles([
                    [one],
                    [],
                ]).Find(place),
                Is.Null,
                "it was not there in one of them"
            );
            Assert.That(new IncludedFiles([]).Find(place), Is.Null, "there are none");
        });
    }

    // Letters that are no hexadecimal digits, so that no two names are equal but for numbers.
    private static string Word(int number) => string.Concat($"{number}".Select(digit => (char)('k' + (digit - '0'))));

    private static Manifest Bundle(params ManifestEntry[] entries) =>
        new()
        {
            Name = "tools",
            Format = new(30),
            Version = new(10),
            Entries = [.. entries],
        };

    private static ManifestEntry File(string name, int content) =>
        new(
            EntryType.File,
            EntryStatus.Present,
            '.',
            EntryMisc.None,
            SwupdHasher.OfFile(0x81A4, 0, 0, BitConverter.GetBytes(content)),
            new(10),
            name
        );
}
