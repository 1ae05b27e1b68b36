using DistroFactory.Connections.Commands;
using DistroFactory.Connections.Web;
using DistroFactory.Content;
using DistroFactory.Foundation;
using DistroFactory.Testing;
using DistroFactory.Tests.Connections.Web;

namespace DistroFactory.Tests.Content;

[TestFixture]
public sealed class RepositoryContentTests
{
    [Test]
    public async Task Packages_of_a_directory_are_listed_and_fetched_where_they_are()
    {
        using var directory = await SampleRepository();
        var content = Content(directory.Path);
        var packages = await content.ListAsync();
        Assert.That(packages.Select(package => package.Nevra.Name), Is.SupersetOf(new[] { "edit", "edit-syntax", "filesystem" }));
        Assert.That((await content.FetchAsync(packages)).Paths, Has.Member(directory["edit-3.0-2.x86_64.rpm"]));
    }

    [Test]
    public async Task A_package_that_is_not_what_the_metadata_says_is_refused()
    {
        using var directory = await SampleRepository();
        var content = Content(directory.Path);
        var packages = await content.ListAsync();
        await File.AppendAllTextAsync(directory["edit-3.0-2.x86_64.rpm"], "x");
        Assert.That(() => content.FetchAsync(packages), Throws.InstanceOf<FetchException>());
    }

    [Test]
    public void A_directory_without_metadata_is_an_error()
    {
        using var directory = new TemporaryDirectory();
        Assert.That(() => Content(directory.Path).ListAsync(), Throws.InstanceOf<FactoryException>());
    }

    private static RepositoryContent Content(string location) => new(new(location), Quick.Cache("/unused"));

    private static async Task<TemporaryDirectory> SampleRepository()
    {
        var createrepo = Tool.Require("createrepo_c", "createrepo-c");
        var directory = new TemporaryDirectory();
        foreach (var package in Directory.EnumerateFiles(Path.Combine(Shared.Repository, "samples", "acme", "packages")))
            File.Copy(package, directory[Path.GetFileName(package)]);
        await new CommandRunner().RunAsync(new(createrepo, "--quiet", directory.Path));
        return directory;
    }
}
