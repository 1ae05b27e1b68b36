using DistroFactory.Session;
using DistroFactory.Testing;

namespace DistroFactory.Tests.Session;

/// <summary>
/// A stage whose latest release had hundreds of packages that are no longer offered: the log has the beginning of the plan.
/// </summary>
public sealed class LongPlanTests
{
    private const string Last = "package removed    z-499 1-1";

    private TemporaryDirectory _directory = null!;
    private RecordedLog _log = null!;
    private ReleaseSession _session = null!;

    [SetUp]
    public void SetUp()
    {
        (_directory, _log) = (new(), new());
        Write("latest", "10\n");
        Write("update/10/format", "1");
        Write("releases/10/packages-nvr-10.txt", string.Concat(Enumerable.Range(0, 500).Select(number => $"z-{number:000}-1-1\n")));
        _session = new(new() { Config = Path.Combine(Shared.Repository, "samples", "acme"), FactoryRoot = _directory["factory"] }, _log);
    }

    [TearDown]
    public void TearDown()
    {
        _session.Dispose();
        _directory.Dispose();
    }

    [Test]
    public async Task A_plan_that_is_looked_at_lies_beside_the_stage_as_a_whole()
    {
        await _session.PrintPlanAsync();
        AssertExcerpt("factory/acme/plan.txt", Last);
    }

    [Test]
    public async Task That_of_a_release_lies_in_the_work_folder()
    {
        await _session.FetchConfigAsync();
        _log.Clear();
        await _session.InitializeAsync();
        AssertExcerpt("factory/acme/work/logs/plan.txt", Last);
    }

    [Test]
    public async Task What_the_watcher_found_is_in_its_record()
    {
        await _session.WatchAsync(null, null);
        AssertExcerpt("factory/acme/watch.json", "\"name\": \"z-499\"");
    }

    private void AssertExcerpt(string whole, string last)
    {
        var lines = _log.ToString().Split('\n');
        Assert.Multiple(() =>
        {
            Assert.That(lines, Has.Length.LessThan(70));
            Assert.That(lines, Has.One.Matches($"^… \\d+ more lines: {_directory[whole]}$"));
            Assert.That(_log.ToString(), Does.Contain("package removed    z-000 1-1").And.Not.Contain("z-499"));
            Assert.That(File.ReadAllText(_directory[whole]), Does.Contain(last));
        });
    }

    private void Write(string path, string text)
    {
        var full = _directory[$"factory/acme/stage/{path}"];
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }
}
