using DistroFactory.Foundation;
using DistroFactory.Session;
using DistroFactory.Testing;

namespace DistroFactory.Tests.Steps.FetchConfig;

/// <summary>A folder that has a configuration for each of several distributions.</summary>
public sealed class NamespaceFolderTests
{
    private TemporaryDirectory _directory = null!;
    private RecordedLog _log = null!;

    [SetUp]
    public void SetUp()
    {
        (_directory, _log) = (new(), new());
        Write("all/acme/distro.yaml", "name: acme\nurl: https://acme.example\ncontent:\n  - folder: .\n");
        Write("all/acme/bundles/os-core", "base\n");
        Write("all/acme/bundles/os-core-update", "");
        Write("outside/distro.yaml", "name: edge\nurl: https://edge.example\ncontent:\n  - folder: .\n");
    }

    [TearDown]
    public void TearDown() => _directory.Dispose();

    [Test]
    public async Task The_one_of_the_namespace_is_taken()
    {
        await FetchAsync("acme");
        Assert.That($"{_log}", Does.Contain("distribution acme"));
    }

    [Test]
    public async Task That_of_the_folder_itself_comes_first()
    {
        Write("all/distro.yaml", "name: whole\nurl: https://acme.example\ncontent:\n  - folder: acme\n");
        Write("all/bundles/os-core", "base\n");
        Write("all/bundles/os-core-update", "");
        await FetchAsync("acme");
        Assert.That($"{_log}", Does.Contain("distribution whole"));
    }

    [Test]
    public void A_link_that_leads_elsewhere_is_refused()
    {
        Directory.CreateSymbolicLink(_directory["all/edge"], _directory["outside"]);
        Assert.That(() => FetchAsync("edge"), Throws.InstanceOf<FactoryException>().With.Message.Contains("edge"));
        Assert.That(_directory["factory/edge"], Does.Not.Exist);
    }

    [TestCase("..")]
    [TestCase("acme/..")]
    [TestCase("acme,edge")]
    public void What_is_no_name_is_refused(string name) =>
        Assert.That(() => FetchAsync(name), Throws.InstanceOf<FactoryException>().With.Message.Contains("it is no name"));

    private async Task FetchAsync(string name)
    {
        using var session = new ReleaseSession(
            new()
            {
                Config = _directory["all"],
                FactoryRoot = _directory["factory"],
                Namespace = name,
            },
            _log
        );
        await session.FetchConfigAsync();
    }

    private void Write(string path, string text) => AtomicFile.WriteAllText(_directory[path], text);
}
