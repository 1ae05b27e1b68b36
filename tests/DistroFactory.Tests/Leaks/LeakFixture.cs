using DistroFactory.Foundation;
using DistroFactory.Session;
using DistroFactory.Testing;

namespace DistroFactory.Tests.Leaks;

/// <summary>A copy of the sample, which an attacker or somebody in a hurry changes, and what the factory then says.</summary>
internal sealed class LeakFixture : IDisposable
{
    /// <summary>What must not be found anywhere afterwards.</summary>
    public const string Secret = "hunter2-of-the-machine";

    private readonly TemporaryDirectory _directory = new();

    public LeakFixture()
    {
        var sample = Path.Combine(Shared.Repository, "samples", "acme");
        foreach (var file in Directory.EnumerateFiles(sample, "*", SearchOption.AllDirectories))
        {
            var copy = this["config/" + Path.GetRelativePath(sample, file)];
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        Directory.CreateDirectory(this["elsewhere"]);
        File.WriteAllText(this["elsewhere/secret"], Secret + " = 1\n");
    }

    public string this[string path] => _directory[path];

    public string Factory => this["factory"];

    public RecordedLog Log { get; } = new();

    /// <summary>Adds a line to a bundle definition.</summary>
    public void Append(string bundle, string line) => File.AppendAllText(this[$"config/bundles/{bundle}"], line + "\n");

    /// <summary>Runs the first two targets of a release: everything that comes before packages are fetched.</summary>
    public async Task PlanAsync(string? config = null)
    {
        using var session = Open(config);
        await session.FetchConfigAsync();
        await session.InitializeAsync();
    }

    /// <summary>What they are refused with; no key was made, and nothing is in the stage.</summary>
    public async Task<FactoryException> RefusalAsync(string? config = null)
    {
        var hadKey = Directory.Exists(this["factory/acme/state/signing"]);
        try
        {
            await PlanAsync(config);
        }
        catch (FactoryException refusal)
        {
            Assert.That(refusal.ExitCode, Is.EqualTo(FactoryExitCode.Usage), refusal.Message);
            Assert.That(refusal.ToString() + Log, Does.Not.Contain(Secret));
            if (!hadKey)
                Assert.That(this["factory/acme/state/signing"], Does.Not.Exist);
            Assert.That(this["factory/acme/stage"], Does.Not.Exist);
            return refusal;
        }

        throw new AssertionException("it was let through");
    }

    public ReleaseSession Open(string? config = null) => new(new() { Config = config ?? this["config"], FactoryRoot = Factory }, Log);

    public void Dispose() => _directory.Dispose();
}
