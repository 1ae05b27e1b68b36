namespace Nuke.Embedded.Tests;

/// <summary>What a run of a build returned and printed.</summary>
internal sealed record Outcome(int ExitCode, string Output);
