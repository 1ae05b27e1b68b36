using DistroFactory.Content;
using DistroFactory.Testing;

namespace DistroFactory.Tests.Content;

[TestFixture]
public sealed class FolderContentTests
{
    [Test]
    public void A_missing_folder_is_an_error_and_not_an_empty_list()
    {
        using var directory = new TemporaryDirectory();
        Assert.That(() => new FolderContent(directory["missing"]).ListAsync(), Throws.InstanceOf<ContentException>());
    }

    [Test]
    public void No_package_at_all_is_an_error()
    {
        using var directory = new TemporaryDirectory();
        Assert.That(() => new ContentSet([new FolderContent(directory.Path)]).ListAsync(), Throws.InstanceOf<ContentException>());
    }
}
