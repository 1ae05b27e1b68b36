using System.Collections.Immutable;
using DistroFactory.Configuration;
using DistroFactory.Configuration.Needs;
using DistroFactory.Connections.Commands;
using DistroFactory.Foundation;
using DistroFactory.Run;
using DistroFactory.UpdateStream;

namespace DistroFactory.Quality;

/// <summary>A command of the config repository: it passes if it exits with 0 and no test in its result files failed.</summary>
internal static class CommandCheck
{
    // What a command prints may have a shorter word anywhere.
    private const int ShortestSecret = 4;

    /// <summary>Runs the command, again if it fails and may be tried again.</summary>
    public static async Task<Verdict> RunAsync(CommandQuality check, CheckedStream stream, CancellationToken cancellation)
    {
        var log = stream.LogOf(check.Name);
        FileNames.Remove(log);
        for (var attempt = 1; ; attempt++)
        {
            var verdict = await TryAsync(check, stream, log, attempt, cancellation) with { Attempts = attempt, Log = log };
            if (verdict.Kind != VerdictKind.Failed || attempt > check.Retries)
                return verdict;
            stream.Workplace.Log.WriteLine($"The check {check.Name} failed: {verdict.Says}. It is tried again.");
        }
    }

    private static async Task<Verdict> TryAsync(
        CommandQuality check,
        CheckedStream stream,
        string log,
        int attempt,
        CancellationToken cancellation
    )
    {
        var scratch = stream.FolderOf(check.Name);
        var results = Directory.CreateDirectory(Path.Combine(scratch, "results")).FullName;
        var places = Places(stream, scratch, results);
        string[] words = [.. check.Command.Select(word => Fill(word, places))];
        var environment = Environment(check, stream, places).SetItem("QA_CHECK", check.Name).SetItem("QA_ATTEMPT", $"{attempt}");
        var outcome = await ContainedCommand.RunAsync(
            new(ConfiguredProgram.Locate(words[0], stream.Workplace.Configuration.Folder), [.. words[1..]])
            {
                WorkingDirectory = stream.Workplace.Configuration.Folder,
                Environment = environment.ToImmutableDictionary(variable => variable.Key, variable => (string?)variable.Value),
                Timeout = check.Timeout,
                Secrets = [.. Secrets(stream, environment).Where(secret => secret.Length >= ShortestSecret)],
            },
            log,
            cancellation
        );
        return Judge(check, outcome, results);
    }

    private static Verdict Judge(CommandQuality check, ContainedOutcome outcome, string results)
    {
        ImmutableArray<TestCase>? tests = null;
        string? unreadable = null;
        try
        {
            tests = check.Results.IsEmpty ? null : ResultFiles.Read(results, check.Results);
        }
        catch (Exception error) when (error is ResultException or IOException or UnauthorizedAccessException)
        {
            unreadable = error.Message;
        }

        var failed = (tests ?? []).Where(test => test.Outcome == TestOutcome.Failed).ToArray();
        var verdict = outcome.ExitCode switch
        {
            null => Verdict.Fail($"it took longer than {TimeText.Format(check.Timeout)} and was stopped", outcome.Tail),
            _ when failed.Length > 0 => Verdict.Fail(
                $"{failed.Length} of {tests!.Value.Length} tests failed",
                [.. failed.Select(test => test.Message.Length == 0 ? test.Name : $"{test.Name}: {test.Message}")]
            ),
            not 0 => Verdict.Fail($"it exited with {outcome.ExitCode}", outcome.Tail),
            _ when unreadable is not null => Verdict.Fail(unreadable),
            _ => Verdict.Pass(tests is { } all ? $"{all.Length} tests, none failed" : "it exited with 0"),
        };
        return verdict with { Tests = tests };
    }

    private static ImmutableSortedDictionary<string, string> Environment(
        CommandQuality check,
        CheckedStream stream,
        Dictionary<string, string> places
    ) =>
        ScriptEnvironment
            .Of(stream.Workplace)
            .SetItems(places.Select(place => KeyValuePair.Create($"QA_{place.Key.ToUpperInvariant()}", place.Value)))
            .SetItems(check.Environment);

    // What the factory itself was given is in the environment of all that it starts.
    private static IEnumerable<string> Secrets(CheckedStream stream, ImmutableSortedDictionary<string, string> environment)
    {
        var options = stream.Workplace.Options;
        return environment
            .Where(variable => NamedVariable.SoundsSecret(variable.Key))
            .Select(variable => variable.Value)
            .Concat(new[] { options.GitHubToken, options.Tokens.Config, options.Tokens.Bundles }.OfType<string>());
    }

    private static Dictionary<string, string> Places(CheckedStream stream, string scratch, string results)
    {
        var stage = stream.Workplace.Stage;
        return new(StringComparer.Ordinal)
        {
            ["stream"] = stream.Update,
            ["release"] = stage.ReleaseOf(stream.Version),
            ["images"] = Path.Combine(stage.ReleaseOf(stream.Version), "images"),
            ["certificate"] = stream.Certificate,
            ["version"] = $"{stream.Version}",
            ["previous"] = stream.Previous == StreamVersion.None ? "" : $"{stream.Previous}",
            ["format"] = $"{stream.Format}",
            ["scratch"] = scratch,
            ["results"] = results,
        };
    }

    private static string Fill(string word, Dictionary<string, string> places) =>
        places.Aggregate(word, (filled, place) => filled.Replace($"{{{place.Key}}}", place.Value, StringComparison.Ordinal));
}
