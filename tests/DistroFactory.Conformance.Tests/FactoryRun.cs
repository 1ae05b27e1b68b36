using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using CliWrap;
using DistroFactory.Testing;

namespace DistroFactory.Conformance.Tests;

/// <summary>
/// Runs our factory in the world of a recording, with stand-ins for the commands of the original's tools, and observes it.
/// </summary>
internal static class FactoryRun
{
    /// <summary>The targets that do what a pipeline of the original did.</summary>
    private static readonly Dictionary<string, string[]> s_targets = new()
    {
        ["watcher"] = ["Watcher"],
        ["release"] = ["Release", "--force"],
        ["publish"] = ["Publish"],
        ["koji external repo"] = ["Koji"],
    };

    public static async Task<(Observation Observed, string Output)> OfAsync(Recording recording, LegacyFactory world)
    {
        var (exit, said) = await RunAsync(recording, world, s_targets[recording.Pipeline]);
        var calls = world["calls"];
        return (
            new()
            {
                Outcome = Observation.OutcomeOf(recording.Pipeline, exit),
                Http = [.. world.Requests.Distinct()],
                Calls = File.Exists(calls) ? [.. File.ReadLines(calls).Select(line => world.Abstract(line.Replace('\x1f', ' ')))] : [],
                Variables = Variables(world),
                Stage = [.. Tree(world.Stage)],
                ConfigTags = world.Tags("configs/acme"),
                BundleTags = world.Tags("bundles.git"),
                Texts = recording
                    .Expect.Texts.Keys.Where(file => File.Exists(Path.Combine(world.Stage, file)))
                    .ToImmutableSortedDictionary(
                        file => file,
                        file => File.ReadAllText(Path.Combine(world.Stage, file)),
                        StringComparer.Ordinal
                    ),
            },
            said
        );
    }

    /// <summary>
    /// Runs the program of the factory as a CI job of the original would: its place and parameters are in the environment.
    /// </summary>
    public static async Task<(int Exit, string Output)> RunAsync(Recording recording, LegacyFactory world, params string[] arguments)
    {
        var output = new StringBuilder();
        var result = await Cli.Wrap("dotnet")
            .WithArguments([
                "exec",
                Path.Combine(Shared.Repository, "build", "bin", "Debug", "net10.0", "_build.dll"),
                .. arguments,
                "--factory-dir",
                world.Factory,
            ])
            .WithWorkingDirectory(Shared.Repository)
            .WithEnvironmentVariables(variables =>
            {
                variables.Set("PATH", $"{Path.Combine(AppContext.BaseDirectory, "StandIns")}:{Environment.GetEnvironmentVariable("PATH")}");
                variables.Set("RECORDED_CALLS", world["calls"]).Set("MIXER_KEYS", world["keys"]).Set("KOJI_BUILDS", world["koji-builds"]);
                variables.Set("KOJI_EXTERNAL_REPO", $"{world.UpstreamUrl}/releases/{recording.Given.Upstream?.Latest}/clear/$arch/os/");
                variables.Set("CONFIG_REPO_HOST", world["configs"] + "/").Set("NAMESPACE", "acme");
                foreach (var (name, value) in recording.Given.Env)
                    variables.Set(name, world.Fill(value));
            })
            .WithStandardOutputPipe(PipeTarget.ToStringBuilder(output))
            .WithStandardErrorPipe(PipeTarget.ToStringBuilder(output))
            .WithValidation(CommandResultValidation.None)
            .ExecuteAsync();
        return (result.ExitCode, output.ToString());
    }

    // The plan says in our words what the original kept in variables.
    private static ImmutableSortedDictionary<string, string> Variables(LegacyFactory world)
    {
        var file = Path.Combine(world.Factory, "acme", "work", "records", "plan.json");
        if (!File.Exists(file))
            return ImmutableSortedDictionary<string, string>.Empty;
        using var plan = JsonDocument.Parse(File.ReadAllText(file));
        var content = plan.RootElement.EnumerateObject().Select(part => part.Value).First(part => part.ValueKind == JsonValueKind.Object);
        var mixes = content.GetProperty("mixes").EnumerateArray().ToArray();
        var previous = Number(content, "previous");
        string[] versions = [.. previous == "0" ? [] : new[] { previous }, .. mixes.Select(mix => Number(mix, "version"))];
        return new Dictionary<string, string>
        {
            ["MIX_VERSION"] = Number(mixes[^1], "version"),
            ["MIX_FORMAT"] = Number(mixes[^1], "format"),
            ["DISTRO_LATEST"] = previous == "0" ? "" : previous,
            ["MCA_VERSIONS"] = string.Join(' ', versions),
        }.ToImmutableSortedDictionary(StringComparer.Ordinal);
    }

    private static string Number(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) ? value.ToString() : 0.ToString(CultureInfo.InvariantCulture);

    private static IEnumerable<string> Tree(string folder)
    {
        var entries = Directory.Exists(folder) ? new DirectoryInfo(folder).EnumerateFileSystemInfos() : [];
        return entries.SelectMany(entry =>
            entry switch
            {
                { LinkTarget: { } target } => [$"{entry.Name} -> {target}"],
                DirectoryInfo => Tree(entry.FullName).Select(path => $"{entry.Name}/{path}"),
                _ => [entry.Name],
            }
        );
    }
}
