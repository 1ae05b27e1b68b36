using System.Collections.Immutable;
using System.Diagnostics;
using DistroFactory.Connections.Commands;
using DistroFactory.Foundation;

namespace DistroFactory.Distributions;

/// <summary>
/// Runs a target for several distributions, each in a process of its own with its own lock, some at once. What they say is told line by
/// line behind their names, and kept in a file for each. One that fails keeps no other from running.
/// </summary>
/// <param name="atOnce">How many run at once.</param>
/// <param name="logs">Folder of the files.</param>
/// <param name="answer">Told the lines.</param>
internal sealed class DistributionRuns(int atOnce, string logs, RunLog answer)
{
    private readonly Lock _access = new();

    /// <summary>Runs all.</summary>
    /// <param name="distributions">The distributions.</param>
    /// <param name="commandOf">The command for one.</param>
    /// <param name="begin">Cancelled: no other begins.</param>
    /// <param name="end">Cancelled: those that run are asked to end; an engine may ask them itself.</param>
    /// <returns>How each ended, in the order of the distributions.</returns>
    public async Task<ImmutableArray<DistributionRun>> RunAsync(
        ImmutableArray<Distribution> distributions,
        Func<Distribution, ExternalCommand> commandOf,
        CancellationToken begin,
        CancellationToken end
    )
    {
        var width = distributions.Max(distribution => distribution.Namespace.Length);
        var runs = new DistributionRun[distributions.Length];
        await Parallel
            .ForAsync(
                0,
                runs.Length,
                new ParallelOptions { MaxDegreeOfParallelism = atOnce },
                async (i, _) => runs[i] = await RunAsync(distributions[i], width, commandOf, begin, end).ConfigureAwait(false)
            )
            .ConfigureAwait(false);
        return [.. runs];
    }

    private async Task<DistributionRun> RunAsync(
        Distribution distribution,
        int width,
        Func<Distribution, ExternalCommand> commandOf,
        CancellationToken begin,
        CancellationToken end
    )
    {
        var path = Path.Combine(logs, $"{distribution.Namespace}.log");
        if (begin.IsCancellationRequested || end.IsCancellationRequested)
            return new(distribution.Namespace, ExitCode: null, TimeSpan.Zero, path);
        var watch = Stopwatch.StartNew();
        var prefix = $"{distribution.Namespace.PadRight(width)} | ";
        Directory.CreateDirectory(logs);
        await using var file = new StreamWriter(path, append: false) { AutoFlush = true };
        int code;
        try
        {
            code = await InterruptibleCommand.RunAsync(commandOf(distribution), Hear, end).ConfigureAwait(false);
        }
        catch (CommandException error)
        {
            Hear(error.Message);
            code = (int)FactoryExitCode.Failed;
        }

        return new(distribution.Namespace, code, watch.Elapsed, path);

        // Two distributions never share a line.
        void Hear(string line)
        {
            lock (_access)
            {
                file.WriteLine(line);
                answer.WriteLine(prefix + line);
            }
        }
    }
}
