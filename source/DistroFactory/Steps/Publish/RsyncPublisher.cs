using System.Collections.Immutable;
using DistroFactory.Configuration;
using DistroFactory.Connections.Commands;
using DistroFactory.Foundation;
using DistroFactory.UpdateStream;
using DistroFactory.UpdateStream.Versions;
using Polly;
using Polly.Retry;

namespace DistroFactory.Steps.Publish;

/// <summary>
/// Publishes to another machine by rsync over ssh, in three passes: everything nothing leads to yet, the pointers, and what is no longer
/// staged. Another machine cannot exchange two directories from here: its version files are renamed one right after the other.
/// </summary>
/// <param name="target">Where to.</param>
/// <param name="commands">Runs rsync.</param>
internal sealed class RsyncPublisher(RsyncTarget target, CommandRunner commands) : IPublisher
{
    /// <summary>rsync(1), exit values: some files of the source were not there.</summary>
    private const int PartialTransfer = 23;

    /// <summary>
    /// As the original factory does it: links kept where they are safe, hard links, permissions and times; no source packages.
    /// </summary>
    private static readonly ImmutableArray<string> s_options =
    [
        "-rlHpt",
        "--safe-links",
        "--exclude",
        "*.src.rpm",
        "--exclude",
        $"*{AtomicFile.PartialMark}*",
    ];

    private static readonly ImmutableArray<string> s_pointers = ["update/version", "update/latest", "releases/latest", "images", "latest"];

    // rsync(1): errors of sockets and protocol, timeouts; 255 is ssh's own failure. They may pass.
    private static readonly ImmutableArray<int> s_passing = [5, 10, 12, 30, 35, 255];

    /// <inheritdoc/>
    public string Place => target.Destination;

    /// <summary>How long to wait before the second attempt.</summary>
    public TimeSpan FirstWait { get; init; } = TimeSpan.FromSeconds(2);

    /// <inheritdoc/>
    public async Task<string> PublishAsync(Publication publication, CancellationToken cancellation)
    {
        var published = await ReadLatestAsync(cancellation);
        publication.RefuseBackwards(published, Place);
        publication.RefuseForeign(published, [], Place);
        ImmutableArray<string> unserved = [.. publication.UnservedFolders.SelectMany(folder => new[] { "--exclude", "/" + folder })];
        await RunAsync(
            [
                .. s_options,
                .. unserved,
                .. s_pointers.SelectMany(pointer => new[] { "--exclude", "/" + pointer }),
                publication.Stage.Root + "/",
            ],
            cancellation
        );
        // Relative, so that rsync knows the places; --delay-updates renames all files when all have come.
        await RunAsync([.. s_options, "--relative", "--delay-updates", .. Staged(publication, s_pointers)], cancellation);
        await RunAsync([.. s_options, "--relative", "--delete", .. unserved, .. Staged(publication, ["update", "releases"])], cancellation);
        return $"serves version {publication.Version}";
    }

    private static IEnumerable<string> Staged(Publication publication, IEnumerable<string> names) =>
        names.Where(name => Path.Exists(Path.Combine(publication.Stage.Root, name))).Select(name => $"{publication.Stage.Root}/./{name}");

    /// <summary>The version the other machine serves; none when nothing is published there yet.</summary>
    private async Task<StreamVersion> ReadLatestAsync(CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("distro-factory-published-").FullName;
        try
        {
            var copy = Path.Combine(folder, "latest");
            await RunAsync([$"{target.Destination.TrimEnd('/')}/latest"], cancellation, copy);
            return VersionFiles.TryParse(await File.ReadAllBytesAsync(copy, cancellation), out var version)
                ? version
                : throw new PublishException(
                    $"Publishing to {Place}",
                    "its file 'latest' does not hold a version number",
                    "Look what else is published there."
                );
        }
        catch (PublishException error) when (error.InnerException is CommandException { CommandExitCode: PartialTransfer })
        {
            return StreamVersion.None;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task RunAsync(ImmutableArray<string> arguments, CancellationToken cancellation, string? destination = null)
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
            await patience.ExecuteAsync(
                async token =>
                    await commands.RunAsync(new("rsync", ["-e", target.Shell, .. arguments, destination ?? target.Destination]), token),
                cancellation
            );
        }
        catch (CommandException error)
        {
            throw new PublishException(
                $"Publishing to {Place}",
                error.Why,
                $"{error.Advice ?? "Check that this user reaches the host without a password, and may write there."} "
                    + "Then run the target Publish again; what came over is kept.",
                error
            );
        }
    }
}
