using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.InteropServices;
using DistroFactory.Connections.Commands;
using DistroFactory.Distributions;
using DistroFactory.Foundation;
using Nuke.Common;
using Nuke.Embedded;

namespace DistroFactory.Targets;

/// <summary>What targets share that run another one for several distributions.</summary>
public interface IAllDistributions : IFactory
{
    /// <summary>How many run at once; each release uses all processors where it can.</summary>
    [Parameter("How many distributions run at once (default: 2)")]
    int Jobs => TryGetValue<int?>(() => Jobs) ?? 2;

    /// <summary>Runs a target of this build for each distribution, each in a process of its own.</summary>
    /// <param name="target">The target.</param>
    /// <param name="needed">The exit code of <see cref="FactoryExitCode.ReleaseNeeded"/>.</param>
    async Task RunAll(string target, int needed)
    {
        using var signals = new CaughtSignals(isNeeded: !RunCancellation.Token.CanBeCanceled);
        ImmutableArray<DistributionRun> runs;
        try
        {
            if (Jobs < 1)
                throw new Configuration.ConfigurationException("Reading --jobs", $"{Jobs} is no number of runs", "Give 1 or more.");
            var distributions = DistributionList.Find(TryGetValue(() => Config), ConfigRepoHost, Namespace);
            runs = await new DistributionRuns(Jobs, FactoryDir / "logs" / "all", new StepLog(Console.Out.WriteLine)).RunAsync(
                distributions,
                distribution => CommandOf(target, distribution),
                RunCancellation.Token,
                signals.Token
            );
        }
        catch (FactoryException error)
        {
            ExitCode = (int)error.ExitCode;
            throw;
        }

        foreach (var line in DistributionSummary.Table(runs))
            Console.Out.WriteLine(line);
        var worst = DistributionSummary.Worst(runs);
        ExitCode = worst == (int)FactoryExitCode.ReleaseNeeded ? needed : worst;
        var failed = runs.Where(run => run.ExitCode is not (0 or (int)FactoryExitCode.ReleaseNeeded))
            .Select(run => run.Namespace)
            .ToArray();
        if (failed.Length > 0)
            throw new FactoryException(
                $"{target} of {runs.Length} distributions",
                $"{failed.Length} did not come to a good end: {string.Join(", ", failed)}",
                "What they said is above behind their names, and in the files of the table. Run the target again: it goes on where they "
                    + "stopped, and the others have nothing to do."
            );
    }

    // Options that are not of one distribution hold for all; secrets pass by the environment, where no list of processes shows them.
    private ExternalCommand CommandOf(string target, Distribution distribution)
    {
        var host = Environment.ProcessPath!;
        var build = Assembly.GetEntryAssembly()!.Location;
        string[] program = Path.GetFileNameWithoutExtension(host) == "dotnet" ? [host, "exec", build] : [host];
        return new(
            program[0],
            [
                .. program[1..],
                target,
                "--config",
                distribution.Config,
                "--namespace",
                distribution.Namespace,
                "--factory-dir",
                FactoryDir,
                "--host",
                "Terminal",
                .. Force ? ["--force"] : Array.Empty<string>(),
                .. MinVersion ? ["--min-version"] : Array.Empty<string>(),
                .. FormatBump ? ["--format-bump"] : Array.Empty<string>(),
            ]
        )
        {
            WorkingDirectory = RootDirectory,
            Environment = ImmutableDictionary<string, string?>
                .Empty.Add("NO_COLOR", "1")
                .Add("NAMESPACE", null)
                .Add("CONFIG_TOKEN", ConfigToken)
                .Add("BUNDLES_TOKEN", BundlesToken)
                .Add("GITHUB_TOKEN", GitHubToken)
                .Add("SIGNING_PIN", SigningPin),
            Secrets = [.. new[] { ConfigToken, BundlesToken, GitHubToken, SigningPin }.OfType<string>()],
        };
    }

    /// <summary>Where the engine does not end a run in order, this does: the processes are asked to end and waited for.</summary>
    private sealed class CaughtSignals : IDisposable
    {
        private readonly CancellationTokenSource _source = new();
        private readonly PosixSignalRegistration[] _registrations;

        public CaughtSignals(bool isNeeded) =>
            _registrations = isNeeded
                ? [PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop), PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop)]
                : [];

        public CancellationToken Token => _source.Token;

        public void Dispose()
        {
            foreach (var registration in _registrations)
                registration.Dispose();
            _source.Dispose();
        }

        private void Stop(PosixSignalContext context)
        {
            context.Cancel = true;
            _source.Cancel();
        }
    }
}
