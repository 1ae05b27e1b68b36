using DistroFactory.Connections.Web;
using DistroFactory.Content;
using DistroFactory.Foundation;
using DistroFactory.Model;
using DistroFactory.Testing;

namespace DistroFactory.Tests.Content;

[TestFixture]
public sealed class FolderContentTests
{
    [Test]
    public void A_missing_folder_is_an_error_and_not_an_empty_list()
    {
        using var directory = new TemporaryDirectory();
        Assert.That(() => new FolderContent(directory["missing"]).ListAsync(), Throws.InstanceOf<FetchException>());
    }

    [Test]
    public void No_package_at_all_is_an_error()
    {
        using var directory = new TemporaryDirectory();
        Assert.That(() => new ContentSet([new FolderContent(directory.Path)]).ListAsync(), Throws.InstanceOf<FetchException>());
    }

    [Test]
    public async Task A_package_that_was_rebuilt_under_its_old_name_is_noticed_although_its_digest_was_known()
    {
        using var directory = new TemporaryDirectory();
        var path = RpmBuild.Build(new("a") { Files = [new("/usr/share/a", "one")] }, directory["packages"]);
        var first = await ListAsync();
        Assert.That(await ListAsync(), Is.EqualTo(first));
        File.Copy(RpmBuild.Build(new("a") { Files = [new("/usr/share/a", "two")] }, directory["rebuilt"]), path, overwrite: true);
        Assert.That((await ListAsync()).Single().Sha256, Is.Not.EqualTo(first.Single().Sha256));

        async Task<IReadOnlyList<ContentPackage>> ListAsync()
        {
            var digests = new FileFacts(directory["digests"], new Tomorrow());
            var packages = await new FolderContent(directory["packages"], digests).ListAsync();
            digests.Save();
            Assert.That(digests.Find(path), Is.EqualTo(packages.Single().Sha256));
            return packages;
        }
    }
}
