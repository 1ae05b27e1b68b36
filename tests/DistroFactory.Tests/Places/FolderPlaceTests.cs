using DistroFactory.Foundation;
using DistroFactory.Places;
using DistroFactory.Stage;
using DistroFactory.Testing;
using DistroFactory.UpdateStream;

namespace DistroFactory.Tests.Places;

/// <summary>Publishing to a directory of this machine. What is quick here is tried in more cases than over a network.</summary>
public sealed class FolderPlaceTests : EveryStreamPublisherTests
{
    [TestCase("update/10")]
    [TestCase("update")]
    [TestCase("update/version")]
    [TestCase("update/version/format1")]
    [TestCase("releases/10")]
    public Task A_link_anywhere_at_the_place_is_not_followed(string link) => A_link_at_the_place_is_not_followed(link);

    [TestCase("update/10/Manifest.os-core.tar")]
    [TestCase("update/10/pack-os-core-from-0.tar")]
    public Task Any_file_that_was_damaged_is_brought_again(string file) => What_was_damaged_at_the_place_is_brought_again(file);

    [TestCase("latest")]
    [TestCase("update/latest")]
    [TestCase(StreamRecord.FileName)]
    public Task Any_pointer_that_leads_elsewhere_is_set_right(string pointer) => A_pointer_that_leads_elsewhere_is_set_right(pointer);

    [Test]
    public async Task A_disk_that_gets_full_leaves_the_old_version_served_and_the_next_publication_completes()
    {
        using var disk = SmallDisk.Mount(megabytes: 8);
        using var world = new PublishedStage(place: Path.Combine(disk.Path, "www"));
        var publisher = world.Publisher(Open(world));
        await publisher.PublishAsync(world.Serve(10).Publication(10), default);
        world.Serve(20);
        var needed = Directory.EnumerateFiles(world.Stage.UpdateOf(new(20)), "*", SearchOption.AllDirectories).Sum(Blocks);
        var (used, points) = (disk.Used, Thorough.Cases(few: 3, many: 20));
        for (var point = 0; point < points; point++)
        {
            // Files that came over before stay, so the disk has room for a part of the version, whatever came over.
            disk.Resize(used + (needed * point / points));
            Assert.That(
                async () => await publisher.PublishAsync(world.Publication(20), default),
                Throws.InstanceOf<FactoryException>().With.Message.Contains("the disk is full")
            );
            Assert.That(world.Place.ReadLatest(), Is.EqualTo(new StreamVersion(10)));
            Assert.That(PlacePointers.Refuse(world.Place, new(10), world.Trust), Is.Null);
        }

        disk.Resize(used + (needed * 4));
        await publisher.PublishAsync(world.Publication(20), default);
        Assert.That(TestFiles.Listing(world.Place.Root), Is.EqualTo(TestFiles.Listing(world.Stage.Root)));
    }

    private protected override IPlace Open(PublishedStage world) => new FolderPlace(world.Place.Root);

    // What a file takes of a disk.
    private static long Blocks(string file) => (new FileInfo(file).Length + 4095) / 4096 * 4096;
}
