using Nuke.Common.CI;
using static Nuke.Embedded.Integrations.Pipelines.IndentedText;

namespace Nuke.Embedded.Integrations.Pipelines;

/// <summary>A pipeline as a workflow of GitHub Actions.</summary>
internal static class GitHubWorkflow
{
    private const string HostedRunner = "ubuntu-latest";

    public static string Write(CiPipeline pipeline, string header)
    {
        var text = new IndentedText();
        text.Line($"# {header}");
        if (pipeline.Declaration.Description.Length > 0)
            text.Line($"# {pipeline.Declaration.Description}");
        text.Line($"name: {pipeline.Name}");
        text.Line();
        text.Block("on:", () => WriteTriggers(text, pipeline));
        text.Line();
        text.Block("permissions:", () => text.Line(pipeline.Needs.WritesContents ? "contents: write" : "contents: read"));
        if (pipeline.Declaration.OneAtATime)
        {
            text.Line();
            text.Block(
                "concurrency:",
                () =>
                {
                    text.Line($"group: {pipeline.Name}");
                    text.Line("cancel-in-progress: false");
                }
            );
        }

        text.Line();
        text.Block("jobs:", () => text.Separated(pipeline.Jobs, job => text.Block($"{job.Name}:", () => WriteJob(text, pipeline, job))));
        return text.ToString();
    }

    private static void WriteTriggers(IndentedText text, CiPipeline pipeline)
    {
        if (pipeline.Declaration.OnPush)
        {
            text.Line("push:");
            text.Line("pull_request:");
        }

        if (pipeline.Declaration.Schedule is { } schedule)
            text.Block("schedule:", () => text.Line($"- cron: {Quote(schedule)}"));
        if (!pipeline.Declaration.OnDemand)
            return;
        var inputs = pipeline.Parameters.Where(parameter => !parameter.IsSecret).ToList();
        text.Block(
            "workflow_dispatch:",
            () =>
            {
                if (inputs.Count > 0)
                    text.Block("inputs:", () => inputs.ForEach(input => WriteInput(text, input)));
            }
        );
    }

    private static void WriteInput(IndentedText text, CiParameter input) =>
        text.Block(
            $"{input.Key}:",
            () =>
            {
                text.Line($"description: {Quote(input.Description)}");
                text.Line($"type: {(input.IsSwitch ? "boolean" : input.Values.Count > 0 ? "choice" : "string")}");
                if (input.Values.Count > 0 && !input.IsSwitch)
                    text.List("options", input.Values);
                if (input.Default is { } value)
                    text.Line($"default: {(input.IsSwitch ? value : Quote(value))}");
            }
        );

    private static void WriteJob(IndentedText text, CiPipeline pipeline, CiJob job)
    {
        if (pipeline.Declaration.OnPush)
        {
            // A change request may come from anybody: never on a machine of one's own.
            text.Line($"runs-on: {HostedRunner}");
        }
        else
        {
            text.Line("# The repository variable RUNNER names a runner of your own, whose disk outlives the job.");
            text.Line($"runs-on: ${{{{ vars.RUNNER || {Quote(pipeline.AgentLabel ?? HostedRunner)} }}}}");
        }

        if (job.Needs.Count > 0)
            text.Line($"needs: [{string.Join(", ", job.Needs)}]");
        if (job.OnlyIf is { } output)
            text.Line($"if: needs.{job.Asks}.outputs.{Key(output)} == 'true'");
        if (job.Approval is { } environment)
            text.Line($"environment: {environment}");
        if (job.Says is { } said)
            text.Block("outputs:", () => text.Line($"{Key(said)}: ${{{{ steps.build.outputs.{Key(said)} }}}}"));
        if (job.Parts > 1)
        {
            text.Block(
                "strategy:",
                () =>
                {
                    text.Line("fail-fast: false");
                    text.Block(
                        "matrix:",
                        () =>
                            text.Line(
                                $"part: [{string.Join(", ", Enumerable.Range(1, job.Parts).Select(part => Quote($"{part}/{job.Parts}")))}]"
                            )
                    );
                }
            );
        }

        var inEnvironment = pipeline.Needs.Variables.Where(variable => variable.Kind != CiVariableKind.SecretFile).ToList();
        if (pipeline.Parameters.Count + inEnvironment.Count > 0)
        {
            text.Block(
                "env:",
                () =>
                {
                    foreach (var parameter in pipeline.Parameters)
                        text.Line($"{parameter.Variable}: {Value(pipeline, parameter)}");
                    inEnvironment.ForEach(variable => text.Line($"{variable.Name}: {Value(variable)}"));
                }
            );
        }

        text.Block("steps:", () => WriteSteps(text, pipeline, job));
    }

    private static void WriteSteps(IndentedText text, CiPipeline pipeline, CiJob job)
    {
        text.Line("- uses: actions/checkout@v4");
        if (pipeline.Variables(CiVariableKind.SecretFile) is { Count: > 0 } files)
            WriteSecretFiles(text, files);
        text.Block(
            "- name: build",
            () =>
            {
                text.Line("id: build");
                var command = job.Parts > 1 ? $"{job.Command} --partition ${{{{ matrix.part }}}}" : job.Command;
                text.Line($"run: {command}{(job.SignalExitCode > 0 ? $" || [ $? -eq {job.SignalExitCode} ]" : "")}");
            }
        );
        if (!job.Files.Any())
            return;
        text.Block(
            "- uses: actions/upload-artifact@v4",
            () =>
            {
                text.Line("if: always()");
                text.Block(
                    "with:",
                    () =>
                    {
                        text.Line($"name: {job.Name}{(job.Parts > 1 ? "-${{ strategy.job-index }}" : "")}");
                        text.Block("path: |", () => job.Files.ToList().ForEach(text.Line));
                        text.Line("include-hidden-files: true");
                        text.Line("if-no-files-found: ignore");
                    }
                );
            }
        );
    }

    // GitHub has no secrets that are files: they are written where it cleans up after each job. The file at a path on the
    // runner will do as well; it is copied, so that nobody but the job can read what is used.
    private static void WriteSecretFiles(IndentedText text, IReadOnlyList<CiVariable> files) =>
        text.Block(
            "- name: files of secrets",
            () =>
            {
                text.Block(
                    "env:",
                    () =>
                    {
                        foreach (var file in files)
                        {
                            text.Line($"{file.Name}_TEXT: ${{{{ secrets.{file.Name} }}}}");
                            text.Line($"{file.Name}_PATH: ${{{{ vars.{file.Name} }}}}");
                        }
                    }
                );
                text.Block(
                    "run: |",
                    () =>
                    {
                        text.Line("umask 077");
                        text.Block(
                            "keep() {",
                            () =>
                            {
                                text.Line("if [ -n \"$2\" ]; then printf '%s\\n' \"$2\" > \"$RUNNER_TEMP/$1\"");
                                text.Line("elif [ -f \"$3\" ]; then cat \"$3\" > \"$RUNNER_TEMP/$1\"");
                                text.Line("elif [ -n \"$3\" ]; then echo \"$1=$3\" >> \"$GITHUB_ENV\"; return 0");
                                text.Line("else return 0; fi");
                                text.Line("echo \"$1=$RUNNER_TEMP/$1\" >> \"$GITHUB_ENV\"");
                            },
                            "}"
                        );
                        foreach (var file in files)
                            text.Line($"keep {file.Name} \"${file.Name}_TEXT\" \"${file.Name}_PATH\"");
                    }
                );
            }
        );

    // Names of one's own may not begin with GITHUB_; that token reaches this repository only, and another one is asked for first.
    private static string Value(CiVariable variable) =>
        variable.Name == "GITHUB_TOKEN"
            ? "${{ secrets.GH_TOKEN || secrets.GITHUB_TOKEN }}"
            : $"${{{{ secrets.{variable.Name} || vars.{variable.Name} }}}}";

    // What a person typed, else what the repository's variables say, else the default; a scheduled run has no inputs.
    private static string Value(CiPipeline pipeline, CiParameter parameter)
    {
        if (parameter.IsSecret)
            return $"${{{{ secrets.{parameter.Variable} }}}}";
        var input = pipeline.Declaration.OnDemand ? $"inputs.{parameter.Key} || " : "";
        var otherwise = parameter.Default is { } value ? $" || '{value.Replace("'", "''", StringComparison.Ordinal)}'" : "";
        return $"${{{{ {input}vars.{parameter.Variable}{otherwise} }}}}";
    }

    private static string Key(string output) => OutputText.GitHubName(output);
}
