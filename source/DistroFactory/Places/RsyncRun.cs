using System.Collections.Immutable;
using System.Text.RegularExpressions;
using DistroFactory.Configuration;
using DistroFactory.Connections.Commands;
using Polly;
using Polly.Retry;

namespace DistroFactory.Places;

/// <summary>Runs rsync to or from another machine; what may pass is tried again.</summary>
/// <param name="target">The other machine.</param>
/// <param name="commands">Runs rsync.</param>
internal sealed partial class RsyncRun(RsyncTarget target, CommandRunner commands)
{
    /// <summary>rsync(1), exit values: some files could not be transferred.</summary>
    private const int PartialTransfer = 23;

    // rsync(1): errors of sockets and protocol, timeouts; 255 is ssh's own failure. They may pass.
    private static readonly ImmutableArray<int> s_passing = [5, 10, 12, 30, 35, 255];

    /// <summary>How long to wait before the second attempt.</summary>
    public TimeSpan FirstWait { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>The directory there, with the slash that means what is in it.</summary>
    public string Root => target.Destination.TrimEnd('/') + "/";

    /// <summary>Runs it.</summary>
    /// <param name="arguments">Options, sources and destination.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>What it said, a line each.</returns>
    /// <exception cref="PublishException">It failed.</exception>
    public async Task<string[]> RunAsync(ImmutableArray<string> arguments, CancellationToken cancellation)
    {
        var patience = new ResiliencePipelineBuilder()
            .AddRetry(
                new RetryStrategyOptions
                {
                    MaxRetryAttempts = 3,
                    Delay = FirstWait,
                    BackoffType = DelayBackoffType.Exponential,
                    UseJitter = true,
                    ShouldHandle = new PredicateBuilder().Handle<CommandException>(error =>
                        error.CommandExitCode is { } code && s_passing.Contains(code)
                    ),
                }
            )
            .Build();
        try
        {
            var output = await patience.ExecuteAsync(
                async token =>
                    await commands.RunAsync(
                        new("rsync", ["-e", target.Shell, .. arguments]) { Secrets = ShellSecrets.Of(target.Shell) },
                        token
                    ),
                cancellation
            );
            return output.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        }
        catch (CommandException error)
        {
            throw new PublishException(
                $"Publishing to {target.Destination}",
                error.Why,
                $"{error.Advice ?? "Check that this user reaches the host without a password, and may read and write there."} "
                    + "Then run the target Publish again; what came over is kept.",
                error
            );
        }
    }

    /// <summary>Whether rsync failed only because the directory is not there yet. Whatever cannot be read is another matter.</summary>
    public static bool SaysThatNothingIsThere(PublishException error) =>
        error.InnerException is CommandException { CommandExitCode: PartialTransfer } failed
        && Complaint().Matches(failed.Why).Select(line => line.Value).ToArray() is { Length: > 0 } complaints
        && complaints.All(line => NoDirectory().IsMatch(line));

    [GeneratedRegex(@"^\s*rsync: .*$", RegexOptions.Multiline)]
    private static partial Regex Complaint();

    // The number of the error is the same in all languages: ENOENT.
    // The other side hears no more of it then: EPIPE.
    [GeneratedRegex(@"rsync: (\[sender\] )?change_dir .*\(2\)\s*$|write error: .*\(32\)\s*$")]
    private static partial Regex NoDirectory();
}
