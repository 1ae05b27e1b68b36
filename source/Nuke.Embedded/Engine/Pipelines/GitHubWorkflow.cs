using Nuke.Embedded.Outputs;
using static Nuke.Embedded.Pipelines.IndentedText;

namespace Nuke.Embedded.Pipelines;

/// <summary>A pipeline as a workflow of GitHub Actions.</summary>
internal static class GitHubWorkflow
{
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
        text.Block("permissions:", () => text.Line("contents: read"));
        if (pipeline.Declaration.OneAtATime)
        {
            text.Line();
            text.Block("concurrency:", () =>
            {
                text.Line($"group: {pipeline.Name}");
                text.Line("cancel-in-progress: false");
            });
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
        text.Block("workflow_dispatch:", () =>
        {
            if (inputs.Count > 0)
                text.Block("inputs:", () => inputs.ForEach(input => WriteInput(text, input)));
        });
    }

    private static void WriteInput(IndentedText text, CiParameter input) => text.Block($"{input.Key}:", () =>
    {
        text.Line($"description: {Quote(input.Description)}");
        text.Line($"type: {(input.IsSwitch ? "boolean" : input.Values.Count > 0 ? "choice" : "string")}");
        if (input.Values.Count > 0 && !input.IsSwitch)
            text.List("options", input.Values);
        if (input.Default is { } value)
            text.Line($"default: {(input.IsSwitch ? value : Quote(value))}");
    });

    private static void WriteJob(IndentedText text, CiPipeline pipeline, CiJob job)
    {
        if (pipeline.Declaration.OnPush)
        {
            // A change request may come from anybody: never on a machine of one's own.
            text.Line("runs-on: ubuntu-latest");
        }
        else
        {
            text.Line("# The repository variable RUNNER names a runner of your own, whose disk outlives the job.");
            text.Line("runs-on: ${{ vars.RUNNER || 'ubuntu-latest' }}");
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
            text.Block("strategy:", () =>
            {
                text.Line("fail-fast: false");
                text.Block("matrix:", () => text.Line($"part: [{string.Join(", ", Enumerable.Range(1, job.Parts).Select(part => Quote($"{part}/{job.Parts}")))}]"));
            });
        }

        if (pipeline.Parameters.Count > 0)
        {
            text.Block("env:", () =>
            {
                foreach (var parameter in pipeline.Parameters)
                    text.Line($"{parameter.Variable}: {Value(pipeline, parameter)}");
            });
        }

        text.Block("steps:", () => WriteSteps(text, job));
    }

    private static void WriteSteps(IndentedText text, CiJob job)
    {
        text.Line("- uses: actions/checkout@v4");
        text.Block("- name: build", () =>
        {
            text.Line("id: build");
            var command = job.Parts > 1 ? $"{job.Command} --partition ${{{{ matrix.part }}}}" : job.Command;
            text.Line($"run: {command}{(job.SignalExitCode > 0 ? $" || [ $? -eq {job.SignalExitCode} ]" : "")}");
        });
        if (!job.Files.Any())
            return;
        text.Block("- uses: actions/upload-artifact@v4", () =>
        {
            text.Line("if: always()");
            text.Block("with:", () =>
            {
                text.Line($"name: {job.Name}{(job.Parts > 1 ? "-${{ strategy.job-index }}" : "")}");
                text.Block("path: |", () => job.Files.ToList().ForEach(text.Line));
                text.Line("include-hidden-files: true");
                text.Line("if-no-files-found: ignore");
            });
        });
    }

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
