using DistroFactory.Foundation;
using DistroFactory.Session;
using DistroFactory.Testing;
using DistroFactory.Tests.Connections.Git;

namespace DistroFactory.Tests.Steps.FetchConfig;

/// <summary>
/// Mistakes in a config repository that is checked out: errors lead to the repository, and not into a folder that is gone.
/// </summary>
public sealed class CheckoutNamesTests
{
    private const string Sound =
        "name: acme\nurl: https://update.acme.example/\ncontent:\n- folder: /\nbundles: { update-bundle: os-core }\n";

    private GitFixture _git = null!;
    private ReleaseSession _session = null!;

    [SetUp]
    public void SetUp() => _git = new();

    [TearDown]
    public void TearDown()
    {
        _session.Dispose();
        _git.Dispose();
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task A_mistake_in_distro_yaml_names_repository_commit_and_line(bool isPlan)
    {
        _git.Write("name: acme\nurll: x\n");
        _git.Commit();
        var failure = await FailureAsync($"{_git.Distro}#HEAD", isPlan);
        Assert.Multiple(() =>
        {
            Assert.That(failure.ExitCode, Is.EqualTo(FactoryExitCode.Usage));
            Assert.That(failure.What, Is.EqualTo($"Reading {_git.Distro}#HEAD at commit {_git.Sha("HEAD")[..12]}, distro.yaml"));
            Assert.That(failure.Why, Does.Contain("distro.yaml:2:1: urll: unknown key; did you mean 'url'?"));
        });
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task A_mistake_in_a_bundle_definition_names_them_too(bool isPlan)
    {
        _git.Write(Sound, bundle: "# [STATUS]: Active\ninclude(nowhere)\n");
        _git.Commit();
        Assert.That(
            (await FailureAsync($"{_git.Distro}#HEAD", isPlan)).Message,
            Does.Contain($"{_git.Distro}#HEAD at commit {_git.Sha("HEAD")[..12]}, bundles/os-core:2: include(nowhere)")
        );
    }

    [Test]
    public async Task A_step_that_is_run_alone_knows_the_repository()
    {
        _git.Write(Sound, bundle: "# [STATUS]: Active\n");
        _git.Commit();
        _session = Open($"{_git.Distro}#HEAD");
        await _session.FetchConfigAsync();
        _session.Dispose();
        File.WriteAllText(_git["factory/acme/work/config/distro/distro.yaml"], "name: [\n");
        _session = Open($"{_git.Distro}#HEAD");
        Assert.That(
            _session.FailureOf((await Assert.CatchAsync(_session.InitializeAsync))!)!.What,
            Is.EqualTo($"Reading {_git.Distro}#HEAD at commit {_git.Sha("HEAD")[..12]}, distro.yaml")
        );
    }

    [Test]
    public async Task A_repository_that_is_used_where_it_is_is_named_by_its_folder()
    {
        _git.Write("name: acme\n");
        Assert.That((await FailureAsync(_git.Distro, isPlan: false)).What, Is.EqualTo($"Reading {_git.Distro}/distro.yaml"));
    }

    private async Task<FactoryException> FailureAsync(string config, bool isPlan)
    {
        _session = Open(config);
        var failure = _session.FailureOf((await Assert.CatchAsync(isPlan ? _session.PrintPlanAsync : _session.FetchConfigAsync))!)!;
        Assert.That(failure.Message, Does.Not.Contain(AtomicFile.PartialMark).And.Not.Contain("distro-factory-look-"));
        return failure;
    }

    private ReleaseSession Open(string config) => new(new() { Config = config, FactoryRoot = _git["factory"] }, new RecordedLog());
}
