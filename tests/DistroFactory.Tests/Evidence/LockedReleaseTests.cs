using DistroFactory.Configuration;
using DistroFactory.Connections.Web;
using DistroFactory.Session;
using DistroFactory.Testing;

namespace DistroFactory.Tests.Evidence;

/// <summary>A release is made again from its lock, elsewhere and later, and every byte is the same.</summary>
[NonParallelizable]
public sealed class LockedReleaseTests
{
    private const string PackageFolder = "LOCKED_RELEASE_PACKAGES";

    private static string s_git = null!;
    private static ReleasedSample s_first = null!;
    private static string[] s_commits = [];

    private ReleasedSample _second = null!;

    [OneTimeSetUp]
    public async Task ReleaseTwiceAsync()
    {
        s_git = Tool.Require("git", "git");
        s_first = new();
        ReleasedSample.Copy(s_first["acme/packages"], s_first["packages"]);
        foreach (var package in Directory.EnumerateFiles(s_first["acme-next/packages"]))
            File.Copy(package, Path.Combine(s_first["packages"], Path.GetFileName(package)));
        Directory.Delete(s_first["acme/packages"], recursive: true);
        var yaml = s_first["acme/distro.yaml"];
        var text = File.ReadAllText(yaml);
        Assert.That(text, Does.Contain("folder: packages"));
        File.WriteAllText(yaml, text.Replace("folder: packages", $"folder: ${{{PackageFolder}}}", StringComparison.Ordinal));
        Commit("First");
        await ReleaseAsync(s_first, 0, s_first["acme"], locked: null);
        File.AppendAllText(s_first["acme/bundles/docs"], "acme-stats\n");
        Commit("Second");
        await ReleaseAsync(s_first, 1, s_first["acme"], locked: null);
    }

    [OneTimeTearDown]
    public void Remove()
    {
        Environment.SetEnvironmentVariable(PackageFolder, null);
        s_first.Dispose();
    }

    [SetUp]
    public void SetUp()
    {
        _second = new();
        ReleasedSample.Copy(s_first["packages"], _second["packages"]);
        ReleasedSample.Copy(s_first.Keys, _second.Keys);
        Tool.Run(s_git, "clone", "--quiet", s_first["acme"], _second["elsewhere/config"]);
    }

    [TearDown]
    public void TearDown() => _second.Dispose();

    [Test]
    public async Task It_is_made_again_to_the_last_byte_whatever_is_offered_beside_it()
    {
        RpmBuild.Build(new("acme-stats") { Version = "9.0", Files = [new("/usr/bin/acme-stats", "newer\n")] }, _second["packages"]);
        RpmBuild.Build(new("beside") { Files = [new("/usr/bin/beside", "beside\n")] }, _second["packages"]);
        await ReleaseAsync(_second, 0, _second["elsewhere/config"], Lock(10));
        await ReleaseAsync(_second, 1, _second["elsewhere/config"], Lock(20));
        Assert.That(
            FilesIn(_second.Stage),
            Does.Contain("releases/20/provenance-20.intoto.jsonl").And.Contain("update/20/Manifest.MoM.sig")
        );
        Assert.That(Differences(s_first.Stage, _second.Stage), Is.Empty);
    }

    [Test]
    public void A_package_that_is_missing_is_named()
    {
        File.Delete(Directory.GetFiles(_second["packages"], "acme-doc-*").Single());
        Assert.That(
            () => PlanAsync(Lock(10)),
            Throws
                .TypeOf<FetchException>()
                .With.Message.Contains("Looking for acme-doc-1.0-1.noarch of the lock")
                .And.Message.Contains("no provider has it")
        );
    }

    [Test]
    public void Another_file_of_the_same_package_is_no_substitute()
    {
        File.Delete(Directory.GetFiles(_second["packages"], "acme-doc-*").Single());
        RpmBuild.Build(
            new("acme-doc")
            {
                Version = "1.0",
                Arch = "noarch",
                Files = [new("/usr/share/doc/acme", "forged\n")],
            },
            _second["packages"]
        );
        Assert.That(
            () => PlanAsync(Lock(10)),
            Throws
                .TypeOf<FetchException>()
                .With.Message.Contains("acme-doc-1.0-1.noarch")
                .And.Message.Contains("has another file of it, with SHA-256")
        );
    }

    [Test]
    public void Another_commit_is_refused_by_name()
    {
        Assert.That(
            () => PlanAsync(Lock(10), commit: 1),
            Throws
                .TypeOf<ConfigurationException>()
                .With.Message.Contains($"made of commit {s_commits[0]} of the config repository")
                .And.Message.Contains(s_commits[1])
        );
        Assert.That(Path.Combine(_second.Factory, "acme", "work"), Does.Not.Exist);
    }

    [Test]
    public async Task Another_factory_is_refused_unless_that_is_allowed()
    {
        var path = _second["lock"];
        File.WriteAllText(
            path,
            File.ReadAllText(Lock(10)).Replace("\"commit\": \"none\"", "\"commit\": \"another\"", StringComparison.Ordinal)
        );
        Assert.That(
            () => PlanAsync(path),
            Throws.TypeOf<ConfigurationException>().With.Message.Contains("commit another").And.Message.Contains("--locked-by-any-tool")
        );
        await PlanAsync(path, anyTool: true);
    }

    [Test]
    public void Without_the_keys_none_are_made()
    {
        Directory.Delete(_second.Keys, recursive: true);
        Assert.That(() => PlanAsync(Lock(10)), Throws.TypeOf<ConfigurationException>().With.Message.Contains("there are no keys here"));
        Assert.That(_second.Keys, Does.Not.Exist);
    }

    [Test]
    public void A_version_that_builds_on_another_is_refused() =>
        Assert.That(
            () => PlanAsync(Lock(20), commit: 1),
            Throws
                .TypeOf<ConfigurationException>()
                .With.Message.Contains("it builds on 10, and the latest in the stage")
                .And.Message.Contains("is none")
        );

    [Test]
    public void A_version_that_is_there_already_is_not_made_again()
    {
        Use(s_first["packages"]);
        using var session = Open(s_first.Factory, s_first["acme"], 1, Lock(20), anyTool: false);
        Assert.That(
            async () =>
            {
                await session.FetchConfigAsync();
                await session.InitializeAsync();
            },
            Throws.TypeOf<ConfigurationException>().With.Message.Contains("has version 20 already")
        );
    }

    [TestCase("")]
    [TestCase("{}")]
    [TestCase("""{"schema": 2}""")]
    public void What_is_no_lock_is_refused(string text)
    {
        File.WriteAllText(_second["lock"], text);
        Assert.That(() => PlanAsync(_second["lock"]), Throws.TypeOf<ConfigurationException>().With.Message.Contains("Reading the lock"));
        Assert.That(() => PlanAsync(_second["nowhere"]), Throws.TypeOf<ConfigurationException>().With.Message.Contains("Reading the lock"));
    }

    private static string Lock(int version) => Path.Combine(s_first.Stage, "releases", $"{version}", $"release-{version}.lock");

    private static void Commit(string message)
    {
        string[] who = ["-c", "user.name=a", "-c", "user.email=a@acme.example"];
        if (s_commits.Length == 0)
            Tool.Run(s_git, "init", "--quiet", s_first["acme"]);
        Tool.Run(s_git, "-C", s_first["acme"], "add", "--all");
        Tool.Run(s_git, ["-C", s_first["acme"], .. who, "commit", "--quiet", "--message", message]);
        s_commits = [.. s_commits, Tool.Run(s_git, "-C", s_first["acme"], "rev-parse", "HEAD").Trim()];
    }

    private static void Use(string packages) => Environment.SetEnvironmentVariable(PackageFolder, packages);

    private static Task ReleaseAsync(ReleasedSample sample, int commit, string repository, string? locked)
    {
        Use(sample["packages"]);
        return sample.ReleaseAsync(change: options => options with { Config = $"{repository}#{s_commits[commit]}", Locked = locked });
    }

    private async Task PlanAsync(string locked, int commit = 0, bool anyTool = false)
    {
        Use(_second["packages"]);
        using var session = Open(_second.Factory, _second["elsewhere/config"], commit, locked, anyTool);
        await session.FetchConfigAsync();
        await session.InitializeAsync();
    }

    private static ReleaseSession Open(string factory, string repository, int commit, string locked, bool anyTool) =>
        new(
            new()
            {
                Config = $"{repository}#{s_commits[commit]}",
                FactoryRoot = factory,
                Locked = locked,
                LockedByAnyTool = anyTool,
            },
            new RecordedLog()
        );

    private static IEnumerable<string> Differences(string one, string other)
    {
        var (ours, theirs) = (FilesIn(one), FilesIn(other));
        return ours.Union(theirs)
            .Where(path => !ours.Contains(path) || !theirs.Contains(path) || !Same(Path.Combine(one, path), Path.Combine(other, path)))
            .Order(StringComparer.Ordinal);
    }

    private static HashSet<string> FilesIn(string root) =>
        [.. Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(root, path))];

    private static bool Same(string one, string other) => File.ReadAllBytes(one).AsSpan().SequenceEqual(File.ReadAllBytes(other));
}
