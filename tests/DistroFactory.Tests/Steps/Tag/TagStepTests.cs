using DistroFactory.Connections.Commands;
using DistroFactory.Connections.Git;
using DistroFactory.Model;
using DistroFactory.Run;
using DistroFactory.State;
using DistroFactory.Steps.Plan;
using DistroFactory.Steps.Tag;
using DistroFactory.Tags;
using DistroFactory.Testing;
using DistroFactory.Tests.Run;
using LibGit2Sharp;
using FetchOptions = DistroFactory.Connections.Git.FetchOptions;

namespace DistroFactory.Tests.Steps.Tag;

public sealed class TagStepTests
{
    private TemporaryDirectory _directory = null!;

    [SetUp]
    public void SetUp() => _directory = new();

    [TearDown]
    public void TearDown() => _directory.Dispose();

    [Test]
    public async Task The_config_repository_gets_the_version_and_the_bundles_repository_the_namespace_too()
    {
        var workplace = await Workplace();

        await new TagStep(workplace).RunAsync(CancellationToken.None);

        Assert.Multiple(() =>
        {
            Assert.That(Tags("config"), Is.EqualTo(["20"]));
            Assert.That(Tags("bundles"), Is.EqualTo(["acme-20"]));
            Assert.That(
                PlannedTags.Describe(workplace, new(20)),
                Is.EqualTo([$"20 on file://{_directory["config"]}", $"acme-20 on file://{_directory["bundles"]}"])
            );
        });
    }

    [Test]
    public async Task A_run_that_failed_at_the_bundles_repository_goes_on_there()
    {
        var workplace = await Workplace();
        var elsewhere = Path.Combine(_directory.Path, "elsewhere");
        Directory.Move(_directory["bundles"], elsewhere);
        Assert.That(
            async () => await new TagStep(workplace).RunAsync(CancellationToken.None),
            Throws.TypeOf<TagException>().With.Message.Contains("Tag again")
        );
        Assert.That(Tags("config"), Is.EqualTo(["20"]));

        Directory.Move(elsewhere, _directory["bundles"]);
        await new TagStep(workplace).RunAsync(CancellationToken.None);

        Assert.That(Tags("bundles"), Is.EqualTo(["acme-20"]));
        Assert.That(workplace.Records.Load(ReleaseRecords.Tag).Outcomes.Select(outcome => outcome.Tag), Is.EqualTo(["20", "acme-20"]));
    }

    [Test]
    public async Task A_version_that_is_not_served_is_not_tagged()
    {
        var workplace = await Workplace();
        File.WriteAllText(workplace.Stage.Latest, "10\n");

        Assert.That(
            async () => await new TagStep(workplace).RunAsync(CancellationToken.None),
            Throws.TypeOf<TagException>().With.Message.Contains("Run the target Stage first")
        );
        Assert.That(Tags("config"), Is.Empty);
    }

    private IEnumerable<string> Tags(string name)
    {
        using var repository = new Repository(_directory[name]);
        return [.. repository.Tags.Select(tag => tag.FriendlyName)];
    }

    private async Task<Workplace> Workplace()
    {
        var source = await Fetch("config");
        var workplace = TestWorkplace.In(_directory) with
        {
            Source = source,
            Configuration = TestWorkplace.Configuration(source.Folder),
            BundleDirectory = _directory["checkout-bundles"],
            BundleSource = await Fetch("bundles"),
        };
        // Only what is served is tagged.
        Directory.CreateDirectory(workplace.Stage.Root);
        File.WriteAllText(workplace.Stage.Latest, "20\n");
        workplace.Records.Save(
            ReleaseRecords.Plan,
            ReleasePlanner.Plan(
                new()
                {
                    Namespace = "acme",
                    Increment = 20,
                    FirstFormat = new(1),
                    Inputs = new ReleaseInputs(),
                }
            )
        );
        return workplace;
    }

    private async Task<FetchedRepository> Fetch(string name)
    {
        using (var repository = new Repository(Repository.Init(_directory[name], isBare: true)))
        {
            var author = new Signature("A", "a@example.test", DateTimeOffset.UnixEpoch);
            var commit = repository.ObjectDatabase.CreateCommit(
                author,
                author,
                name,
                repository.ObjectDatabase.CreateTree(new TreeDefinition()),
                [],
                prettifyMessage: false
            );
            repository.Refs.Add(repository.Refs.Head.TargetIdentifier, commit.Id);
        }

        return await new ConfigRepository(new CommandRunner()).FetchAsync(
            $"file://{_directory[name]}",
            _directory[$"checkout-{name}"],
            new FetchOptions()
        );
    }
}
