namespace Nuke.Embedded.CommandLine;

/// <summary>An option of the engine, as the help shows it.</summary>
internal sealed record EngineOption(string Name, string Values, string Description)
{
    public static IReadOnlyList<EngineOption> All { get; } =
    [
        new("target", "[A B]", "the targets to run; the same as naming them first"),
        new("skip", "[A B]", "leave out these targets; without a name: all that were not asked for"),
        new("plan", "[FORMAT]", "print the plan and do nothing: text, mermaid, dot, json, html"),
        new("output", "FILE", "write the plan to a file, or the pipelines of GenerateCi to a directory"),
        new("dry-run", "", "print what would run and how long it usually takes; run nothing"),
        new("continue", "", "skip what succeeded in the previous attempt, if build, targets and parameters are the same"),
        new("keep-going", "", "after a failure run what does not depend on it"),
        new("parallel", "[N]", "run up to N targets at once; without a number: one for each processor"),
        new("fresh", "", "run targets even if their inputs are unchanged"),
        new("report", "FILE [FILE]", "write what became of the run: .html (with a timeline), .json or .xml (JUnit)"),
        new("profile", "A [B]", "take parameters from .nuke/parameters.A.json"),
        new("partition", "2/3", "do one part of a split target"),
        new("host", "NAME", "write for Terminal, GitHubActions, GitLab or Jenkins; else it is found out"),
        new("root", "[DIR]", "the root directory; without a directory: the working directory"),
        new("verbosity", "LEVEL", "verbose, normal, minimal or quiet"),
        new("no-logo", "", "leave out the first line"),
        new("shell-completion", "[SHELL]", "print the completion script of bash, zsh, fish or pwsh; without a shell: what can be completed"),
        new("version", "", "print the version of the engine and of the build"),
        new("help", "", "this text; behind a target what it needs, runs and reads"),
    ];
}
