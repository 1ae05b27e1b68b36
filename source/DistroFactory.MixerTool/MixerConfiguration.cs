using System.Collections.Immutable;

namespace DistroFactory.MixerTool;

/// <summary>How the <c>mixer</c> command is run.</summary>
public sealed record MixerConfiguration
{
    internal const string UsualMinimumVersion = "6.2.3";
    internal const string UsualLog = "mixer-tools.log";
    internal const int UsualTableWidth = 120;

    /// <summary>The folder mixer works in, kept from release to release, an absolute path; null: the factory directory's.</summary>
    public string? Workspace { get; init; }

    /// <summary>Options of every call, written before the subcommand.</summary>
    public ImmutableArray<string> Options { get; init; } = [];

    /// <summary>The oldest mixer that will do: numbers with dots.</summary>
    public string MinimumVersion { get; init; } = UsualMinimumVersion;

    /// <summary>File in the workspace that mixer logs to.</summary>
    public string Log { get; init; } = UsualLog;

    /// <summary>Columns of the correctness reports.</summary>
    public int TableWidth { get; init; } = UsualTableWidth;

    /// <summary>
    /// Whether a version that does not verify is released all the same, with a warning, as the original pipelines released whatever mixer
    /// made.
    /// </summary>
    public bool ReleasesUnsound { get; init; }
}
