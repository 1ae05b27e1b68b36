namespace Nuke.Embedded.Engine.Reports;

/// <summary>What is to be told of a run when it is over. Secrets are masked in every text.</summary>
internal sealed record RunRecord
{
    /// <summary>Name of the build class.</summary>
    public required string Build { get; init; }

    /// <summary>What it was about, such as a product and its version; empty when the build did not say.</summary>
    public string Subject { get; init; } = "";

    /// <summary>The file of its whole log; null when there is none.</summary>
    public string? Log { get; init; }

    /// <summary>What was warned of and what failed, the first of many.</summary>
    public IReadOnlyList<string> Messages { get; init; } = [];

    public required DateTimeOffset Started { get; init; }

    public required TimeSpan Duration { get; init; }

    public required int ExitCode { get; init; }

    /// <summary>Where it took place: Terminal, or the name of a CI server.</summary>
    public required string Host { get; init; }

    public required string Machine { get; init; }

    /// <summary>Name of the signal that ended it; null when none did.</summary>
    public string? Signal { get; init; }

    public required IReadOnlyList<string> Arguments { get; init; }

    /// <summary>How many targets might run at once.</summary>
    public required int Parallel { get; init; }

    /// <summary>What it ran on: build, engine, runtime, operating system.</summary>
    public required IReadOnlyDictionary<string, string> Versions { get; init; }

    public required IReadOnlyList<ParameterRecord> Parameters { get; init; }

    /// <summary>In the order of the plan.</summary>
    public required IReadOnlyList<TargetRecord> Targets { get; init; }
}
