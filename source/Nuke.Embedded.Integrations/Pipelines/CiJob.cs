namespace Nuke.Embedded.Integrations.Pipelines;

/// <summary>A job: one call of the build.</summary>
internal sealed record CiJob
{
    public required string Name { get; init; }

    /// <summary>What it runs, such as <c>./build.sh Release</c>.</summary>
    public required string Command { get; init; }

    public IReadOnlyList<string> Needs { get; init; } = [];

    /// <summary>The exit code that means yes; 0 when there is none.</summary>
    public int SignalExitCode { get; init; }

    /// <summary>The output that the job sets for others.</summary>
    public string? Says { get; init; }

    /// <summary>The output of a needed job that must be true.</summary>
    public string? OnlyIf { get; init; }

    /// <summary>The job whose output that is.</summary>
    public string? Asks { get; init; }

    public string? Approval { get; init; }

    public string? JUnit { get; init; }

    public IReadOnlyList<string> Artifacts { get; init; } = [];

    /// <summary>In how many parts its targets are split; 1 when they are not.</summary>
    public int Parts { get; init; } = 1;

    /// <summary>The files to keep, those of the tests too.</summary>
    public IEnumerable<string> Files => Artifacts.Concat(JUnit is null || Artifacts.Any(Covers) ? [] : [JUnit]).Distinct();

    // A folder with all below it has the results, too.
    private bool Covers(string artifact) =>
        artifact.EndsWith("/**", StringComparison.Ordinal) && JUnit!.StartsWith(artifact[..^2], StringComparison.Ordinal);
}
