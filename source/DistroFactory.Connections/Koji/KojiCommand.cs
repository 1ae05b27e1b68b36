using System.Collections.Immutable;
using DistroFactory.Connections.Commands;
using DistroFactory.Foundation;
using DistroFactory.Packages;
using Polly;
using Polly.Retry;

namespace DistroFactory.Connections.Koji;

/// <summary>
/// The <c>koji</c> command, for sites whose authentication only it can do. What fails is tried again: it may be the network.
/// </summary>
public sealed class KojiCommand : IKojiRepositories
{
    private const int Attempts = 10;

    private static readonly TimeSpan s_longestWait = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan s_longestCall = TimeSpan.FromMinutes(10);

    private readonly CommandRunner _runner;
    private readonly string _program;
    private readonly ImmutableArray<string> _profile;
    private readonly ResiliencePipeline _retries;

    /// <param name="runner">Runs the command.</param>
    /// <param name="program">Its name or path.</param>
    /// <param name="profile">Which of its profiles; null: its default.</param>
    /// <param name="firstWait">
    /// How long to wait before the second attempt; null: half a second. The command has its own patience besides.
    /// </param>
    public KojiCommand(CommandRunner runner, string program, string? profile = null, TimeSpan? firstWait = null)
    {
        _runner = runner;
        _program = program;
        _profile = profile is null ? [] : ["--profile", profile];
        _retries = new ResiliencePipelineBuilder()
            .AddRetry(
                new RetryStrategyOptions
                {
                    MaxRetryAttempts = Attempts - 1,
                    Delay = firstWait ?? TimeSpan.FromMilliseconds(500),
                    MaxDelay = s_longestWait,
                    BackoffType = DelayBackoffType.Exponential,
                    ShouldHandle = new PredicateBuilder().Handle<CommandException>(error =>
                        error.CommandExitCode is not null && !IsMissing(error)
                    ),
                }
            )
            .Build();
    }

    /// <summary>The latest builds of a tag.</summary>
    /// <exception cref="FactoryException">There is no such tag, or what the command says is no list of builds.</exception>
    /// <exception cref="CommandException">The command fails, again and again.</exception>
    public async Task<ImmutableArray<Nevra>> ListTaggedAsync(string tag, bool inherit, CancellationToken cancellation = default)
    {
        var output = await RunAsync(
                ["list-tagged", "--latest", "--quiet", .. inherit ? ["--inherit"] : Array.Empty<string>(), tag],
                null,
                cancellation
            )
            .ConfigureAwait(false);
        return
        [
            .. FirstWords(output)
                .Select(word =>
                    Nevra.ParseBuild(word)
                    ?? throw new FactoryException(
                        $"Listing tag {tag} by {_program}",
                        $"'{word}' is no build (NAME-VERSION-RELEASE)",
                        "Run the command by hand and look at what it says."
                    )
                ),
        ];
    }

    /// <summary>Fetches the packages of a build into a folder.</summary>
    /// <exception cref="CommandException">The command fails, again and again.</exception>
    public Task DownloadBuildAsync(Nevra build, KojiSelection selection, string folder, CancellationToken cancellation = default) =>
        RunAsync(
            [
                "download-build",
                "--quiet",
                .. selection.Architectures.Select(arch => $"--arch={arch}"),
                .. selection.DebugInfo ? ["--debuginfo"] : Array.Empty<string>(),
                .. selection.Key is { } key ? [$"--key={key}"] : Array.Empty<string>(),
                build.ToString(),
            ],
            folder,
            cancellation
        );

    /// <inheritdoc/>
    public async Task<ExternalRepository?> FindExternalRepositoryAsync(string name, CancellationToken cancellation = default)
    {
        var lines = await RunAsync(["list-external-repos", $"--name={name}", "--quiet"], null, cancellation).ConfigureAwait(false);
        // A line a repository: its name, its address, and in some versions how it is merged.
        return
            lines
                .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
                .FirstOrDefault(word => word.Contains("://", StringComparison.Ordinal))
                is { } address
            ? new ExternalRepository(name, address)
            : null;
    }

    /// <inheritdoc/>
    public Task EditExternalRepositoryAsync(string name, string url, CancellationToken cancellation = default) =>
        RunAsync(["edit-external-repo", $"--url={url}", name], null, cancellation);

    /// <inheritdoc/>
    public Task RegenerateAsync(string tag, CancellationToken cancellation = default) => RunAsync(["regen-repo", tag], null, cancellation);

    private async Task<string> RunAsync(ImmutableArray<string> arguments, string? folder, CancellationToken cancellation)
    {
        var command = new ExternalCommand(_program, [.. _profile, .. arguments]) { WorkingDirectory = folder, Timeout = s_longestCall };
        try
        {
            return (
                await _retries
                    .ExecuteAsync(async token => await _runner.RunAsync(command, token).ConfigureAwait(false), cancellation)
                    .ConfigureAwait(false)
            ).Text;
        }
        catch (CommandException error) when (IsMissing(error))
        {
            throw new FactoryException(error.What, error.Why, "Check the name in distro.yaml.", error);
        }
    }

    private static IEnumerable<string> FirstWords(string output) =>
        output
            .Split('\n')
            .Select(line => line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            .Where(words => words.Length > 0)
            .Select(words => words[0]);

    private static bool IsMissing(CommandException error) =>
        error.Why.Contains("No such tag", StringComparison.OrdinalIgnoreCase)
        || error.Why.Contains("No such external repo", StringComparison.OrdinalIgnoreCase);
}
