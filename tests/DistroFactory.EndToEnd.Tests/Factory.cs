using System.Text;
using CliWrap;
using DistroFactory.Testing;
using DistroFactory.UpdateStream.Signatures;
using DistroFactory.UpdateStream.Verification;

namespace DistroFactory.EndToEnd.Tests;

/// <summary>A copy of the samples and a factory directory of its own, driven through <c>./build.sh</c> as a person would.</summary>
internal sealed class Factory : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public Factory()
    {
        foreach (var sample in new[] { "acme", "acme-next" })
            Copy(Path.Combine(Shared.Repository, "samples", sample), Path.Combine(_directory.Path, sample));
    }

    public string Config => _directory["acme"];

    public string NextConfig => _directory["acme-next"];

    public string Root => _directory["factory"];

    public string Stage => Path.Combine(Root, "acme", "stage");

    public string Latest => File.ReadAllText(Path.Combine(Stage, "latest")).Trim();

    /// <summary>What is in the factory directory besides the logs of the runs.</summary>
    public IEnumerable<string> Written =>
        Directory.Exists(Root) ? Directory.EnumerateFileSystemEntries(Root).Where(entry => Path.GetFileName(entry) != "logs") : [];

    /// <summary>Runs targets with the config and the factory directory.</summary>
    public async Task<Outcome> RunAsync(string targets, string config, params string[] options)
    {
        var output = new StringBuilder();
        var result = await Command(targets, config, options)
            .WithStandardOutputPipe(PipeTarget.ToStringBuilder(output))
            .WithStandardErrorPipe(PipeTarget.ToStringBuilder(output))
            .ExecuteAsync();
        return new(result.ExitCode, output.ToString());
    }

    public Command Command(string targets, string config, params string[] options) =>
        Cli.Wrap(Path.Combine(Shared.Repository, "build.sh"))
            .WithArguments([.. targets.Split(' '), "--config", config, "--factory-dir", Root, .. options])
            .WithValidation(CommandResultValidation.None);

    /// <summary>Verifies what the stage serves, as a client of a format would.</summary>
    public VerificationResult Verify(uint format = 1)
    {
        using var signatures = new SignatureVerifier(
            File.ReadAllText(Path.Combine(Stage, "releases", "latest", "config", "Swupd_Root.pem"))
        );
        return new StreamVerifier(Path.Combine(Stage, "update"), signatures).VerifyLatest(new(format));
    }

    public void Dispose() => _directory.Dispose();

    public static void Copy(string source, string target)
    {
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(target, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }
}

/// <summary>How a run ended and what it said.</summary>
internal sealed record Outcome(int ExitCode, string Output);
