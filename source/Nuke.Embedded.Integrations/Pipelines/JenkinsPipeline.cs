using Nuke.Common.CI;

namespace Nuke.Embedded.Integrations.Pipelines;

/// <summary>A pipeline as a declarative Jenkinsfile. Jenkins hands parameters over in environment variables by itself.</summary>
internal static class JenkinsPipeline
{
    public static string Write(CiPipeline pipeline, string header)
    {
        var text = new IndentedText();
        text.Line($"// {header}");
        if (pipeline.Declaration.Description.Length > 0)
            text.Line($"// {pipeline.Declaration.Description}");
        text.Braces(
            "pipeline",
            () =>
            {
                if (pipeline.Variables(CiVariableKind.Text) is { Count: > 0 } variables)
                    text.Line(
                        "// The environment of the agents, or of Jenkins, must have: "
                            + $"{string.Join(", ", variables.Select(variable => variable.Name))}"
                    );
                text.Line(
                    pipeline.AgentLabel is { } label && !pipeline.Declaration.OnPush ? $"agent {{ label {Quote(label)} }}" : "agent any"
                );
                WriteParameters(text, pipeline);
                text.Line();
                text.Braces(
                    "options",
                    () =>
                    {
                        if (pipeline.Declaration.OneAtATime)
                            text.Line("disableConcurrentBuilds()");
                        text.Line("timestamps()");
                    }
                );
                if (pipeline.Declaration.Schedule is { } schedule)
                {
                    text.Line();
                    text.Braces("triggers", () => text.Line($"cron({Quote(Spread(schedule))})"));
                }

                text.Line();
                text.Braces("stages", () => text.Separated(pipeline.Jobs, job => WriteStage(text, pipeline, job)));
            }
        );
        return text.ToString();
    }

    private static void WriteParameters(IndentedText text, CiPipeline pipeline)
    {
        var stored = Stored(pipeline);
        if (pipeline.Parameters.Count + stored.Count == 0)
            return;
        text.Line();
        text.Braces(
            "parameters",
            () =>
            {
                foreach (var parameter in pipeline.Parameters)
                    text.Line(Declare(parameter));
                // A scheduled run has the default values, so these must do.
                foreach (var variable in stored)
                {
                    var (name, kind) = (variable.Name, variable.Kind == CiVariableKind.SecretFile ? "secret file" : "secret text");
                    var description =
                        $"Id of the credential ({kind}) with {name}; not asked for when the agent has {name} in its environment";
                    text.Line($"string(name: {Quote(CredentialOf(name))}, defaultValue: {Quote(name)}, description: {Quote(description)})");
                }
            }
        );
    }

    private static List<CiVariable> Stored(CiPipeline pipeline) =>
        [.. pipeline.Needs.Variables.Where(variable => variable.Kind != CiVariableKind.Text)];

    private static string Declare(CiParameter parameter)
    {
        var description = $"description: {Quote(parameter.Description)}";
        if (parameter.IsSecret)
            return $"string(name: {Quote(CredentialOf(parameter.Variable))}, defaultValue: '', description: "
                + $"{Quote($"Id of the credential (secret text) with: {parameter.Description}; empty: none")})";
        if (parameter.IsSwitch)
            return $"booleanParam(name: {Quote(parameter.Variable)}, defaultValue: {parameter.Default ?? "false"}, {description})";
        return parameter.Values.Count > 0
            ? $"choice(name: {Quote(parameter.Variable)}, choices: "
                + $"[{string.Join(", ", parameter.Values.OrderBy(value => value != parameter.Default).Select(Quote))}], "
                + $"{description})"
            : $"string(name: {Quote(parameter.Variable)}, defaultValue: {Quote(parameter.Default ?? "")}, {description})";
    }

    private static void WriteStage(IndentedText text, CiPipeline pipeline, CiJob job) =>
        text.Braces(
            $"stage({Quote(job.Name)})",
            () =>
            {
                if (job.OnlyIf is { } output)
                {
                    text.Braces(
                        "when",
                        () =>
                        {
                            if (job.Approval is not null)
                                text.Line("beforeInput true");
                            text.Line($"environment name: {Quote(OutputText.DotenvName(output))}, value: 'true'");
                        }
                    );
                }

                if (job.Approval is { } environment)
                    text.Braces("input", () => text.Line($"message {Quote($"Run {job.Name} ({environment})?")}"));
                if (job.Parts > 1)
                    WriteMatrix(text, pipeline, job);
                else
                    WriteSteps(text, pipeline, job, job.Command);
            }
        );

    private static void WriteMatrix(IndentedText text, CiPipeline pipeline, CiJob job) =>
        text.Braces(
            "matrix",
            () =>
            {
                text.Braces(
                    "axes",
                    () =>
                        text.Braces(
                            "axis",
                            () =>
                            {
                                text.Line("name 'PART'");
                                text.Line(
                                    "values "
                                        + string.Join(", ", Enumerable.Range(1, job.Parts).Select(part => Quote($"{part}/{job.Parts}")))
                                );
                            }
                        )
                );
                text.Braces(
                    "stages",
                    () => text.Braces("stage('part')", () => WriteSteps(text, pipeline, job, $"{job.Command} --partition \"$PART\""))
                );
            }
        );

    private static void WriteSteps(IndentedText text, CiPipeline pipeline, CiJob job, string command)
    {
        text.Braces(
            "steps",
            () =>
            {
                if (pipeline.Secrets.Count + Stored(pipeline).Count > 0 || job.SignalExitCode > 0 || job.Says is not null)
                    text.Braces("script", () => WithSecrets(text, pipeline, () => WriteCall(text, job, Shell(pipeline, command))));
                else
                    text.Line($"sh {Quote(command)}");
            }
        );
        if (job.Files.Any())
            text.Braces(
                "post",
                () =>
                    text.Braces(
                        "always",
                        () =>
                        {
                            if (job.JUnit is { } results)
                                text.Line($"junit testResults: {Quote(results)}, allowEmptyResults: true");
                            text.Line($"archiveArtifacts artifacts: {Quote(string.Join(',', job.Files))}, allowEmptyArchive: true");
                        }
                    )
            );
    }

    // One call of sh is one shell: the copies of a secret file are gone when it ends.
    private static string Shell(CiPipeline pipeline, string command) => string.Join("; ", PrivateCopies.Lines(pipeline).Append(command));

    // Jenkins fails for a credential that is not there: an optional one is only asked for when it was named.
    private static void WithSecrets(IndentedText text, CiPipeline pipeline, Action body)
    {
        if (pipeline.Secrets.Count + Stored(pipeline).Count == 0)
        {
            body();
            return;
        }

        text.Line("def secrets = []");
        foreach (var secret in pipeline.Secrets)
            text.Line(
                $"if (params.{CredentialOf(secret.Variable)}) secrets << string(credentialsId: "
                    + $"params.{CredentialOf(secret.Variable)}, variable: {Quote(secret.Variable)})"
            );
        foreach (var variable in Stored(pipeline))
        {
            var (name, credential) = (variable.Name, CredentialOf(variable.Name));
            var binding = variable.Kind == CiVariableKind.SecretFile ? "file" : "string";
            text.Line(
                $"if (params.{credential} && !env.{name}) secrets << {binding}(credentialsId: params.{credential}, variable: {Quote(name)})"
            );
        }

        text.Braces("withCredentials(secrets)", body);
    }

    private static void WriteCall(IndentedText text, CiJob job, string command)
    {
        if (job.SignalExitCode == 0)
        {
            text.Line($"sh {Quote(command)}");
            text.Line(
                $"if (fileExists({Quote(CiFile.Relative(CiFile.Description))})) "
                    + $"currentBuild.description = readFile({Quote(CiFile.Relative(CiFile.Description))})"
            );
            if (job.Says is { } value)
                text.Line(
                    "if (('\\n' + "
                        + $"readFile({Quote(CiFile.Relative(CiFile.Properties))}))"
                        + $".contains('\\n{OutputText.PropertyName(value)}=true\\n')) "
                        + $"env.{OutputText.DotenvName(value)} = 'true'"
                );
            return;
        }

        text.Line($"def code = sh(returnStatus: true, script: {Quote(command)})");
        text.Braces(
            $"if (code == {job.SignalExitCode})",
            () =>
            {
                if (job.Says is { } output)
                    text.Line($"env.{OutputText.DotenvName(output)} = 'true'");
                text.Line("// The stage turns yellow; what follows decides on the run.");
                text.Braces(
                    "catchError(buildResult: 'SUCCESS', stageResult: 'UNSTABLE')",
                    () => text.Line($"error({Quote($"{job.Says ?? job.Name}: yes")})")
                );
            }
        );
        text.Braces("else if (code != 0)", () => text.Line($"error(\"{job.Name} failed (exit code ${{code}})\")"));
        if (job.Says is { } said)
            text.Line($"currentBuild.description = code == {job.SignalExitCode} ? {Quote($"{said}: yes")} : {Quote($"{said}: no")}");
    }

    private static string CredentialOf(string variable) => variable + "_CREDENTIAL";

    // H spreads the runs of many jobs over the interval.
    private static string Spread(string schedule) => schedule.StartsWith("*/", StringComparison.Ordinal) ? "H" + schedule[1..] : schedule;

    private static string Quote(string value) =>
        $"'{value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal)}'";
}
