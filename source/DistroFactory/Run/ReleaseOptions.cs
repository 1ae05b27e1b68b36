using DistroFactory.Connections.Git;
using DistroFactory.Model;

namespace DistroFactory.Run;

/// <summary>What the command line says of a run.</summary>
public sealed record ReleaseOptions
{
    /// <summary>
    /// The config repository: a git URL, a local git repository or a directory, with <c>#REF</c> if wanted; null when not given.
    /// </summary>
    public string? Config { get; init; }

    /// <summary>The root of everything that is written, an absolute path.</summary>
    public required string FactoryRoot { get; init; }

    /// <summary>The root of the build that runs, whose commit a release remembers; null: nobody said.</summary>
    public string? FactorySource { get; init; }

    /// <summary>The namespace; null: the configuration's name.</summary>
    public string? Namespace { get; init; }

    /// <summary>Release even if nothing changed.</summary>
    public bool Force { get; init; }

    /// <summary>The lock of a release that is to be made again, a file; null: the next release is made.</summary>
    public string? Locked { get; init; }

    /// <summary>Whether another version of the factory may make it again.</summary>
    public bool LockedByAnyTool { get; init; }

    /// <summary>What an earlier release had and is brought back; null: the next release is made of what there is now.</summary>
    public RollbackRequest? Rollback { get; init; }

    /// <summary>A newer version that a place serves, and is to be led back from; 0: clients only go forward.</summary>
    public uint PublishOver { get; init; }

    /// <summary>Publish every file again.</summary>
    public bool MinVersion { get; init; }

    /// <summary>The upstream version to build upon, whatever the configuration says; none: that of the configuration.</summary>
    public UpstreamVersion UpstreamVersion { get; init; }

    /// <summary>Begin the next format.</summary>
    public bool FormatBump { get; init; }

    /// <summary>Access tokens for the config repository and the bundles repository; secrets.</summary>
    public RepositoryTokens Tokens { get; init; } = new(null, null);

    /// <summary>Access token for GitHub: release assets, workflows, releases; a secret. Null: what everybody may see.</summary>
    public string? GitHubToken { get; init; }

    /// <summary>The PIN of the token that signs, where no file has it; a secret. Null: nobody said it.</summary>
    public string? SigningPin { get; init; }

    /// <summary>Told how far a step is; null: nobody watches.</summary>
    public IProgress<StepProgress>? Progress { get; init; }

    /// <summary>Told what the run is about (<c>acme 20</c>) and of what kind it is, as soon as that is known.</summary>
    public Action<string, string> Subject { get; init; } = (_, _) => { };

    /// <summary>The token of the step at work, asked for when it begins; beside it a signal to the process stops the step.</summary>
    public Func<CancellationToken> Cancellation { get; init; } = () => CancellationToken.None;

    /// <summary>Never shows a token.</summary>
    public override string ToString() => $"{Config} in {FactoryRoot}";
}
