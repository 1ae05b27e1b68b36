using System.Collections.Immutable;
using DistroFactory.Bundles;
using DistroFactory.Configuration;
using DistroFactory.Correctness;
using DistroFactory.Correctness.Reports;
using DistroFactory.Correctness.Request;
using DistroFactory.Foundation;
using DistroFactory.Mixing.Ownership;
using DistroFactory.Model;
using DistroFactory.Places;
using DistroFactory.Reports;
using DistroFactory.Run;
using DistroFactory.State;
using DistroFactory.UpdateStream;
using DistroFactory.UpdateStream.Manifests;
using DistroFactory.UpdateStream.Versions;
using DistroFactory.Upstream;

namespace DistroFactory.Steps.Validate;

/// <summary>Checks that manifests say what packages say: of every version that was mixed, or of one that is staged.</summary>
internal sealed class ValidateStep(Workplace workplace)
{
    private readonly UpstreamStore _upstream = new(workplace.Directory);

    /// <summary>Checks each version of the release against the one before it, and records the reports.</summary>
    /// <exception cref="FactoryException">Manifests and packages disagree.</exception>
    public async Task RunAsync(CancellationToken cancellation)
    {
        var plan = workplace.LoadPlan();
        if (workplace.UsesMixer)
        {
            workplace.Records.Save(
                ReleaseRecords.Validation,
                new([]) { OfMixer = await new MixerValidation(workplace).RunAsync(plan, cancellation) }
            );
            return;
        }

        var content = workplace.Records.Load(ReleaseRecords.Content);
        var upstream = workplace.Records.Find(ReleaseRecords.Upstream) ?? UpstreamContent.None;
        var mixed = workplace.Records.Load(ReleaseRecords.Mix);
        var before = plan.Previous == StreamVersion.None ? null : StagedVersion.Of(workplace.Stage, _upstream, plan.Previous);
        var reports = ImmutableArray.CreateBuilder<CorrectnessReport>(plan.Mixes.Length);
        foreach (var mix in plan.Mixes)
        {
            var bundles = MixBundles.Of(workplace, upstream.Of(mix.ContentVersion)?.BundleDirectory, plan.Previous);
            var version = PlannedVersion.Of(workplace, mix, bundles, upstream.With(content, mix.ContentVersion).Paths);
            var report = await CheckAsync(
                mixed.OutputDirectory,
                before,
                version,
                bundles.Wanted.RemoveRange(version.DroppedBundles),
                cancellation
            );
            LogExcerpt.Write(workplace.Log, Text(report), workplace.ReportFile($"{report.Name}.txt"));
            report.ThrowIfUnsound();
            reports.Add(report);
            before = version;
        }

        workplace.Records.Save(ReleaseRecords.Validation, new(reports.ToImmutable()));
    }

    /// <summary>Checks a version of the stage against another; records nothing.</summary>
    /// <param name="from">The version to compare with; none: the one before.</param>
    /// <param name="to">The version to check; none: the latest.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="FactoryException">Manifests and packages disagree, or there is no such version.</exception>
    public async Task<CorrectnessReport> CheckStageAsync(StreamVersion from, StreamVersion to, CancellationToken cancellation)
    {
        var stage = workplace.Stage;
        var version = to == StreamVersion.None ? stage.ReadLatest() : to;
        RefusePruned(version);
        var earlier = from == StreamVersion.None ? Before(version) : from;
        RefusePruned(earlier);
        if (earlier >= version)
            throw new ConfigurationException(
                $"Comparing version {version} with {earlier}",
                "a version is compared with an earlier one",
                from > to && to != StreamVersion.None
                    ? $"Turn them round: --from {to} --to {from}."
                    : "Name an earlier version by --from, or a later one by --to."
            );
        var before = earlier == StreamVersion.None ? null : StagedVersion.Of(stage, _upstream, earlier);
        var report = await CheckAsync(stage.Update, before, StagedVersion.Of(stage, _upstream, version), [], cancellation);
        workplace.Answer.WriteLine(Text(report).TrimEnd('\n'));
        report.ThrowIfUnsound();
        return report;
    }

    private void RefusePruned(StreamVersion version)
    {
        if (RecordedVersions.Describe(workplace, version) is { } why)
            throw new ConfigurationException($"Checking version {version}", why, "Name versions that are kept by --from and --to.");
    }

    private StreamVersion Before(StreamVersion version)
    {
        var mom = new StreamTree(workplace.Stage.Update).Manifest(version, Manifest.MomName);
        return File.Exists(mom)
            ? RecordedVersions.Of(workplace).LatestUpTo(ManifestReader.ReadFile(mom).Previous)
            : throw new FactoryException(
                $"Looking for version {version} in {workplace.Stage.Root}",
                $"{mom} is missing",
                "Name a version of the stage by --to."
            );
    }

    private async Task<CorrectnessReport> CheckAsync(
        string updateTree,
        VersionUnderCheck? from,
        VersionUnderCheck to,
        ImmutableArray<string> bundles,
        CancellationToken cancellation
    )
    {
        var configuration = workplace.Configuration;
        var request = new CorrectnessRequest
        {
            UpdateTree = updateTree,
            From = from,
            To = to,
            Bundles = bundles,
            UpdateBundle = configuration.Bundles.UpdateBundle,
            UsualAccounts = new(BaseAccounts.Users, BaseAccounts.Groups),
            Progress = new ProgressRelay<CorrectnessProgress>(
                workplace.Options.Progress,
                value => new("packages", value.Done, value.Total)
            ),
            ConfiguredAccounts = new(configuration.Users, configuration.Groups),
        };
        return await Task.Run(() => CorrectnessCheck.Run(request, cancellation), cancellation);
    }

    private string Text(CorrectnessReport report) => CorrectnessText.Write(report, workplace.Configuration.Mix.Mixer.TableWidth);
}
