using DistroFactory.Testing;

namespace DistroFactory.EndToEnd.Tests;

/// <summary>A token in the address of the config repository is in nothing that a run prints or writes.</summary>
public sealed class CredentialTests
{
    private const string Secret = "t0ken-of-the-config";

    [TestCase($"https://{Secret}@127.0.0.1:1/acme.git")]
    [TestCase($"https://me:{Secret}@127.0.0.1:1/acme.git#main")]
    public async Task It_is_neither_in_the_output_nor_in_reports_logs_and_records(string config)
    {
        using var factory = new Factory();
        using var reports = new TemporaryDirectory();
        var (page, json) = (reports["run.html"], reports["run.json"]);
        var begin = DateTime.UtcNow;

        var outcome = await factory.RunAsync("Release", config, "--report", page, json);

        Assert.That(outcome.ExitCode, Is.EqualTo(2), outcome.Output);
        Assert.That(outcome.Output, Does.Contain("https://***@127.0.0.1:1/acme.git").And.Not.Contain(Secret));
        var records = new DirectoryInfo(Path.Combine(Shared.Repository, ".nuke", "temp"))
            .EnumerateFiles("*", SearchOption.AllDirectories)
            .Where(file => file.LastWriteTimeUtc >= begin)
            .Select(file => file.FullName)
            .ToList();
        var logs = Directory.EnumerateFiles(factory.Root, "*", SearchOption.AllDirectories).ToList();
        Assert.That(records.Count * logs.Count, Is.Positive, "a record of the run and its log are there");
        Assert.That(File.ReadAllText(json), Does.Contain("***@127.0.0.1"), "the arguments of the run");
        Assert.That(
            new[] { page, json }
                .Concat(logs)
                .Concat(records)
                .Where(file => File.ReadAllText(file).Contains(Secret, StringComparison.Ordinal)),
            Is.Empty
        );
    }
}
