using Nuke.Embedded.Foundation;

namespace Nuke.Embedded.Engine.CommandLine;

/// <summary>An option of the engine, as the help shows it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Values">What follows it.</param>
/// <param name="Description">What it does.</param>
/// <param name="IsSetting">Whether the environment (<c>NUKE_NAME</c>) and parameter files may give it too.</param>
internal sealed record EngineOption(string Name, string Values, string Description, bool IsSetting = false)
{
    /// <summary>The target that some options are for.</summary>
    public const string GenerateCi = "GenerateCi";

    public static IReadOnlyList<EngineOption> All { get; } =
    [
        new("target", "[A B]", "the targets to run; the same as naming them first", IsSetting: true),
        new("skip", "[A B]", "leave out these targets; without a name: all that were not asked for", IsSetting: true),
        new("plan", "[FORMAT]", "print the plan and do nothing: text, mermaid, dot, json, html"),
        new("output", "FILE", "write the plan to a file, or the pipelines of GenerateCi to a directory"),
        new(
            "agent-label",
            "LABEL",
            "the label of the agents (Jenkins, GitHub) and the tag of the runners (GitLab) in the pipelines of GenerateCi"
        ),
        new("dry-run", "", "print what would run and how long it usually takes; run nothing"),
        new("continue", "", "skip what succeeded in the previous attempt, if build, targets and parameters are the same", IsSetting: true),
        new("keep-going", "", "after a failure run what does not depend on it", IsSetting: true),
        new("parallel", "[N]", "run up to N targets at once; without a number: one for each processor", IsSetting: true),
        new("fresh", "", "run targets even if their inputs are unchanged", IsSetting: true),
        new("report", "FILE [FILE]", "write what became of the run: .html (with a timeline), .json or .xml (JUnit)", IsSetting: true),
        new("profile", "A [B]", "take parameters from .nuke/parameters.A.json"),
        new("partition", "2/3", "do one part of a split target", IsSetting: true),
        new("host", "NAME", "write for Terminal, GitHubActions, GitLab or Jenkins; else it is found out", IsSetting: true),
        new("root", "[DIR]", "the root directory; without a directory: the working directory"),
        new("verbosity", "LEVEL", "verbose, normal, minimal or quiet", IsSetting: true),
        new("no-logo", "", "leave out the first line", IsSetting: true),
        new(
            "shell-completion",
            "[SHELL]",
            "print the completion script of bash, zsh, fish or pwsh; without a shell: what can be completed"
        ),
        new("version", "", "print the version of the engine and of the build"),
        new("help", "", "this text; behind a target what it needs, runs and reads"),
    ];

    /// <summary>
    /// Those that the environment and parameter files may give too, but for <paramref name="taken"/>, which are parameters of the build.
    /// </summary>
    public static IReadOnlyList<string> SettingsExcept(IEnumerable<string> taken) =>
        [.. All.Where(option => option.IsSetting).Select(option => option.Name).ExceptBy(taken.Select(Spelling.Plain), Spelling.Plain)];
}
