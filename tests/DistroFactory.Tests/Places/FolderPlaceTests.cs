using DistroFactory.Places;
using DistroFactory.Stage;

namespace DistroFactory.Tests.Places;

/// <summary>Publishing to a directory of this machine. What is quick here is tried in more cases than over a network.</summary>
public sealed class FolderPlaceTests : StreamPublisherTests
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

    private protected override IPlace Open(PublishedStage world) => new FolderPlace(world.Place.Root);
}
