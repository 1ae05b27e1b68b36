using Nuke.Common.CI;
using static Nuke.Embedded.Integrations.Pipelines.IndentedText;

namespace Nuke.Embedded.Integrations.Pipelines;

/// <summary>All pipelines as one file of GitLab CI: rules tell which jobs belong to a run.</summary>
internal static class GitLabPipeline
{
    public static string Write(IReadOnlyList<CiPipeline> pipelines, string header)
    {
        var text = new IndentedText();
        text.Line($"# {header}");
        text.Line("# Secrets are masked variables of the project. Schedules are made under Build > Pipeline schedules:");
        foreach (var pipeline in pipelines.Where(pipeline => pipeline.Declaration.Schedule is not null))
            text.Line($"#   {pipeline.Name}: {pipeline.Declaration.Schedule}");
        WriteNeeds(text, pipelines);
        text.Block("default:", () => text.Line("image: mcr.microsoft.com/dotnet/sdk:10.0"));
        text.Line();
        text.List("stages", pipelines.SelectMany(pipeline => pipeline.Jobs.Select(job => job.Name)).Distinct());
        WriteVariables(text, pipelines);
        foreach (var pipeline in pipelines)
        {
            foreach (var job in pipeline.Jobs)
            {
                text.Line();
                text.Block($"{job.Name}:", () => WriteJob(text, pipeline, job));
            }
        }

        return text.ToString();
    }

    // GitLab passes the variables of a project on by itself; empty ones here would only hide those of the runner.
    private static void WriteNeeds(IndentedText text, IReadOnlyList<CiPipeline> pipelines)
    {
        var variables = pipelines.SelectMany(pipeline => pipeline.Needs.Variables).DistinctBy(variable => variable.Name).ToList();
        if (variables.Count == 0)
            return;
        text.Line("# Variables that the jobs need: of the project (Settings > CI/CD > Variables) or of the runner:");
        foreach (var variable in variables)
        {
            var kind = variable.Kind switch
            {
                CiVariableKind.SecretFile => " (type File)",
                CiVariableKind.Secret => " (masked)",
                _ => "",
            };
            text.Line($"#   {variable.Name}{kind}");
        }
    }

    private static void WriteVariables(IndentedText text, IReadOnlyList<CiPipeline> pipelines)
    {
        var parameters = pipelines
            .SelectMany(pipeline => pipeline.Parameters)
            .Where(parameter => !parameter.IsSecret)
            .DistinctBy(parameter => parameter.Variable)
            .ToList();
        if (parameters.Count == 0)
            return;
        text.Line();
        text.Block(
            "variables:",
            () =>
                parameters.ForEach(parameter =>
                    text.Block(
                        $"{parameter.Variable}:",
                        () =>
                        {
                            text.Line(
                                "value: "
                                    + Quote(
                                        parameter.Default
                                            ?? (
                                                parameter.IsSwitch ? "false"
                                                : parameter.Values is [var first, ..] ? first
                                                : ""
                                            )
                                    )
                            );
                            text.Line($"description: {Quote(parameter.Description)}");
                            if (parameter.IsSwitch || parameter.Values.Count > 0)
                                text.List("options", parameter.IsSwitch ? ["false", "true"] : parameter.Values);
                        }
                    )
                )
        );
    }

    private static void WriteJob(IndentedText text, CiPipeline pipeline, CiJob job)
    {
        text.Line($"stage: {Quote(job.Name)}");
        text.Block("rules:", () => WriteRules(text, pipeline, job));
        // A change request may come from anybody: not to the machines that release.
        if (pipeline.AgentLabel is { } label && !pipeline.Declaration.OnPush)
            text.List("tags", [label]);
        if (job.Needs.Count > 0)
            text.Line($"needs: [{string.Join(", ", job.Needs.Select(Quote))}]");
        if (pipeline.Declaration.OneAtATime)
            text.Line($"resource_group: {Quote(pipeline.Name)}");
        if (job.Approval is { } environment)
            text.Line($"environment: {Quote(environment)}");
        if (job.Parts > 1)
            text.Line($"parallel: {job.Parts}");
        if (job.SignalExitCode > 0)
        {
            text.Line($"# {job.SignalExitCode} says yes: a warning sign, not a failure.");
            text.Block("allow_failure:", () => text.Line($"exit_codes: {job.SignalExitCode}"));
        }

        text.List("script", Script(pipeline, job));
        text.Block("artifacts:", () => WriteArtifacts(text, job));
    }

    // The rules are decided before any job runs; what a job says can only be asked for within the next one.
    private static IEnumerable<string> Script(CiPipeline pipeline, CiJob job)
    {
        if (job.OnlyIf is { } output)
            yield return $"if [ \"${OutputText.DotenvName(output)}\" != true ]; then echo \"{job.Asks} said no.\"; exit 0; fi";
        foreach (var line in PrivateCopies.Lines(pipeline))
            yield return line;
        yield return job.Parts > 1 ? $"{job.Command} --partition \"$CI_NODE_INDEX/$CI_NODE_TOTAL\"" : job.Command;
    }

    private static void WriteRules(IndentedText text, CiPipeline pipeline, CiJob job)
    {
        var sources = new List<string>();
        if (pipeline.Declaration.OnPush)
            sources.AddRange(["push", "merge_request_event"]);
        if (pipeline.Declaration.Schedule is not null)
            sources.Add("schedule");
        if (pipeline.Declaration.OnDemand)
            sources.AddRange(["web", "api", "trigger"]);
        text.Line($"- if: {Quote(string.Join(" || ", sources.Select(source => $"$CI_PIPELINE_SOURCE == \"{source}\"")))}");
        if (job.Approval is not null)
            text.Line("  when: manual");
    }

    private static void WriteArtifacts(IndentedText text, CiJob job)
    {
        text.Line("when: always");
        text.List("paths", job.Files.Append(CiFile.Relative(CiFile.Summary)));
        text.Block(
            "reports:",
            () =>
            {
                if (job.Says is not null)
                    text.Line($"dotenv: {CiFile.Relative(CiFile.Dotenv)}");
                if (job.JUnit is { } results)
                    text.Line($"junit: {Quote(results)}");
                text.Line($"codequality: {CiFile.Relative(CiFile.CodeQuality)}");
                text.Line($"annotations: {CiFile.Relative(CiFile.Annotations)}");
            }
        );
    }
}
