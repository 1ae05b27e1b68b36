using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json;
using DistroFactory.Configuration;
using DistroFactory.Evidence;
using DistroFactory.Foundation;
using DistroFactory.Model;
using DistroFactory.Quality;
using DistroFactory.Run;
using DistroFactory.Signing;
using DistroFactory.Stage;
using DistroFactory.State;
using DistroFactory.Steps.Qa.Checks;
using DistroFactory.Unfinished;
using DistroFactory.UpdateStream;

namespace DistroFactory.Steps.Qa;

/// <summary>
/// Runs the checks of the configuration on the prepared release. A release that one of them refuses is taken out of the stage and kept for
/// looking at.
/// </summary>
internal sealed class QaStep(Workplace workplace, PlanSigners signers)
{
    private const string Report = "qa";

    private readonly Dictionary<string, ImmutableArray<TestCase>> _tests = new(StringComparer.Ordinal);

    /// <summary>Checks, and records what was found.</summary>
    /// <returns>What was found.</returns>
    /// <exception cref="QualityException">A check refuses the release.</exception>
    public async Task<QualityRecord> RunAsync(CancellationToken cancellation)
    {
        var plan = workplace.LoadPlan();
        ImmutableArray<CheckedVersion> versions =
        [
            .. plan.Mixes.Select(mix => new CheckedVersion(mix.Version, PreparedVersion.MomHash(workplace.Stage, mix.Version))),
        ];
        workplace.Records.Remove(ReleaseRecords.Quality);
        FileNames.Remove(workplace.Stage.ReportOf(plan.Version, Report, "json"));
        // Evidence of an earlier run vouches for the results of that.
        foreach (var evidence in new EvidenceFiles(plan.Version).In(workplace.Stage).ToArray())
            FileNames.Remove(Path.Combine(workplace.Stage.Root, evidence));
        FileNames.Remove(JUnitFile);
        var checks = workplace.Configuration.Quality.Checks;
        if (checks.IsEmpty)
        {
            workplace.Log.WriteLine("No checks are configured (qa: in distro.yaml).");
            var nothing = new QualityRecord(versions, []);
            workplace.Records.Save(ReleaseRecords.Quality, nothing);
            return nothing;
        }

        var results = await RunAsync(checks, cancellation);
        var record = new QualityRecord(versions, results);
        workplace.Records.Save(ReleaseRecords.Quality, record);
        AtomicFile.WriteAllText(JUnitFile, QualityReport.Write($"{plan.Namespace} {plan.Version}", record, _tests));
        AtomicFile.WriteAllText(
            workplace.Stage.ReportOf(plan.Version, Report, "json"),
            JsonSerializer.Serialize(record.Published, RecordJson.Options) + "\n"
        );
        await workplace.StageAccess.OpenAsync(plan.Version, [], cancellation);
        workplace.Log.WriteLine($"{results.Length} checks of version {plan.Version}: {record.Sum}.");
        return record.IsRefused
            ? throw Refusal(plan, record, new RefusedRelease(workplace).Keep(plan, [JUnitFile, .. Logs(results)]))
            : record;
    }

    private string JUnitFile => workplace.ReportFile("qa.xml");

    private async Task<ImmutableArray<CheckResult>> RunAsync(ImmutableArray<QualityCheck> checks, CancellationToken cancellation)
    {
        var scratch = Path.Combine(workplace.ToolFolder, Report);
        LinkedTree.Remove(scratch);
        Directory.CreateDirectory(scratch);
        try
        {
            var release = new TriedRelease(workplace, signers, scratch);
            var earlier = Earlier(release.Plan.Previous);
            var results = ImmutableArray.CreateBuilder<CheckResult>(checks.Length);
            foreach (var check in checks)
            {
                workplace.Options.Progress?.Report(new("checks", results.Count, checks.Length));
                results.Add(await RunAsync(check, release, earlier.GetValueOrDefault(check.Name), cancellation));
            }

            workplace.Options.Progress?.Report(new("checks", results.Count, checks.Length));
            return results.MoveToImmutable();
        }
        finally
        {
            LinkedTree.Remove(scratch);
        }
    }

    private async Task<CheckResult> RunAsync(QualityCheck check, TriedRelease release, int releases, CancellationToken cancellation)
    {
        var watch = Stopwatch.StartNew();
        var verdict = await TryAsync(check, release, cancellation);
        var result = new CheckResult
        {
            Name = check.Name,
            Outcome = verdict.Kind switch
            {
                VerdictKind.Passed => CheckOutcome.Passed,
                VerdictKind.Skipped => CheckOutcome.Skipped,
                _ => check.Policy.RefusesAfter(releases) ? CheckOutcome.Failed : CheckOutcome.Warned,
            },
            Says = LegibleText.Of(verdict.Says),
            Findings = [.. verdict.Findings.Select(LegibleText.Of)],
            Policy = check.Policy.Describe(releases),
            Releases = releases,
            Tests = verdict.Counts,
            Attempts = verdict.Attempts,
            Duration = watch.Elapsed,
            Log = verdict.Log,
        };
        if (verdict.Tests is { } tests)
            _tests[check.Name] = tests;
        Tell(result);
        return result;
    }

    // A check that cannot look has not passed.
    private static async Task<Verdict> TryAsync(QualityCheck check, TriedRelease release, CancellationToken cancellation)
    {
        try
        {
            return check switch
            {
                CommandQuality command => await CommandCheck.RunAsync(command, release.Stream, cancellation),
                BudgetQuality budget => ReleaseChecks.Budget(budget, release),
                LicenseQuality licenses => ReleaseChecks.Licenses(licenses, release),
                BootFilesQuality files => await Task.Run(() => BootFilesCheck.Run(files, release, cancellation), cancellation),
                PrivilegeQuality => ReleaseChecks.Privileges(release),
                DowngradeQuality downgrades => ReleaseChecks.Downgrades(downgrades, release),
                CertificateQuality certificate => ReleaseChecks.Certificate(certificate, release, TimeProvider.System.GetUtcNow()),
                VulnerabilityQuality known => await Task.Run(
                    () => VulnerabilityCheck.Run(known, release, DateOnly.FromDateTime(DateTime.UtcNow), cancellation),
                    cancellation
                ),
                ClientQuality client => await new ClientCheck(client, release).RunAsync(cancellation),
                _ => throw new ArgumentOutOfRangeException(nameof(check), check, "a check of no known kind"),
            };
        }
        catch (Exception error) when (error is FactoryException or IOException or UnauthorizedAccessException)
        {
            return Verdict.Fail(error is FactoryException known ? $"{known.What}: {known.Why}" : error.Message);
        }
    }

    private void Tell(CheckResult result)
    {
        var line =
            $"{result.Name}: {result.Outcome.Word()} in {TimeText.Format(result.Duration)}: {result.Says}"
            + (result.Attempts > 1 ? $" (attempt {result.Attempts})" : "");
        if (result.Outcome == CheckOutcome.Warned)
            workplace.Log.Warn($"The check {line} ({result.Policy}).");
        else
            workplace.Log.WriteLine(line);
        foreach (var finding in result.Findings)
            workplace.Log.WriteLine($"    {finding}");
    }

    // In how many releases each check was run, by its name. The record is a file of the release: without it the counts begin again.
    private Dictionary<string, int> Earlier(StreamVersion previous)
    {
        var path = workplace.Stage.ReportOf(previous, Report, "json");
        if (previous == StreamVersion.None || !File.Exists(path))
            return [];
        try
        {
            return JsonSerializer
                .Deserialize<ImmutableArray<CheckResult>>(File.ReadAllText(path), RecordJson.Options)
                .ToDictionary(check => check.Name, check => check.Releases + 1, StringComparer.Ordinal);
        }
        catch (Exception error) when (error is JsonException or ArgumentException)
        {
            throw new FactoryException(
                $"Reading the checks of release {previous} from {path}",
                $"the file is damaged: {error.Message}",
                "Restore it from where the release is published, or from a backup.",
                error
            );
        }
    }

    private static IEnumerable<string> Logs(IEnumerable<CheckResult> results) => results.Select(result => result.Log).OfType<string>();

    private static QualityException Refusal(ReleasePlan plan, QualityRecord record, string? kept)
    {
        var failed = record.Checks.Where(check => check.Outcome == CheckOutcome.Failed).ToArray();
        return new(
            $"Checking the quality of release {plan.Version}",
            $"{failed.Length} of {record.Checks.Length} checks failed\n" + string.Join('\n', failed.SelectMany(Lines)),
            "It is not staged, and the next run makes it again. "
                + (kept is null ? "" : $"{kept} has it for looking at, with the logs. ")
                + "What need not stop a release gets 'policy: warn' in qa: of distro.yaml."
        );

        static IEnumerable<string> Lines(CheckResult check) =>
            check.Findings.Select(finding => $"    {finding}").Prepend($"  {check.Name}: {check.Says}");
    }
}
