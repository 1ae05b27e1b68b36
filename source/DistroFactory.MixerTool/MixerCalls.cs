using System.Collections.Immutable;
using DistroFactory.Connections.Commands;
using DistroFactory.Mixing;

namespace DistroFactory.MixerTool;

/// <summary>Runs the mixer command in its workspace: its output goes to the log, and into the error when it fails.</summary>
/// <param name="workspace">Where it runs.</param>
/// <param name="options">Options of every call.</param>
/// <param name="variables">Variables added to its environment.</param>
/// <param name="runner">Runs commands.</param>
public sealed class MixerCalls(
    MixerWorkspace workspace,
    ImmutableArray<string> options,
    ImmutableSortedDictionary<string, string> variables,
    CommandRunner runner
)
{
    /// <summary>Name of the command in PATH.</summary>
    public const string UsualProgram = "mixer";

    /// <summary>Name or path of the command.</summary>
    public string Program { get; init; } = UsualProgram;

    // Trees of other owners' files can only be made by root; everything else is the user's own.
    private static readonly ImmutableArray<string> s_rootsWork = ["build"];

    /// <summary>Runs <c>mixer OPTIONS WORDS</c>; what builds trees runs as root.</summary>
    /// <exception cref="CommandException">It fails, or is not installed.</exception>
    public Task<CommandOutput> RunAsync(CancellationToken cancellation, params ImmutableArray<string> words) =>
        runner.RunAsync(Command(NeedsSudo(words), options.AddRange(words)), cancellation);

    /// <summary>Runs <c>mixer OPTIONS WORDS</c>, for something a release can do without.</summary>
    /// <returns>What went wrong; null when nothing did.</returns>
    public async Task<string?> TryAsync(CancellationToken cancellation, params ImmutableArray<string> words)
    {
        try
        {
            await RunAsync(cancellation, words).ConfigureAwait(false);
            return null;
        }
        catch (CommandException failure)
        {
            return $"{Program} {string.Join(' ', words)}: {failure.Why}";
        }
    }

    /// <summary>Lets a command through that is new enough. Needs no workspace.</summary>
    /// <exception cref="MixException">It is older, or not installed.</exception>
    public async Task RefuseOlderAsync(string minimum, CancellationToken cancellation)
    {
        try
        {
            var answer = await runner
                .RunAsync(Command(sudo: false, ["--version"]) with { WorkingDirectory = null }, cancellation)
                .ConfigureAwait(false);
            if (MixerVersion.Find(answer.Text) is { } version && MixerVersion.Compare(version, minimum) < 0)
                throw new MixException(
                    "Mixing with the mixer command",
                    $"it is version {version}, but {minimum} is needed",
                    "Install a newer mixer; an older one would damage the workspace."
                );
        }
        catch (CommandException missing) when (missing.CommandExitCode is null)
        {
            throw new MixException(
                "Mixing with the mixer command",
                missing.Why,
                "Install mixer, or set mix.engine: embedded (in config.sh MIX_ENGINE=embedded).",
                missing
            );
        }
    }

    private static bool NeedsSudo(ImmutableArray<string> words) => !Environment.IsPrivilegedProcess && s_rootsWork.Contains(words[0]);

    private ExternalCommand Command(bool sudo, ImmutableArray<string> arguments)
    {
        var command = sudo ? new ExternalCommand("sudo", ["-E", Program, .. arguments]) : new ExternalCommand(Program, arguments);
        return command with
        {
            WorkingDirectory = workspace.Root,
            Environment = variables.ToImmutableDictionary(variable => variable.Key, variable => (string?)variable.Value),
        };
    }
}
