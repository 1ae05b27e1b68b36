using Nuke.Common.Execution;
using Nuke.Embedded.Engine.CommandLine;
using Nuke.Embedded.Engine.Parameters;
using Nuke.Embedded.Engine.RunState;
using Nuke.Embedded.Foundation;
using Serilog;

namespace Nuke.Embedded.Integrations.Pipelines;

/// <summary>The target that writes the pipelines of a build for every CI server; there when the build declares a pipeline.</summary>
internal static class GenerateCiTarget
{
    public const string Name = EngineOption.GenerateCi;

    /// <summary>The target's name, where the build has pipelines and no such target of its own.</summary>
    public static IEnumerable<string> NamesFor(Type buildType, IEnumerable<string> targets) =>
        PipelineReader.IsDeclaredBy(buildType) && !targets.Contains(Name) ? [Name] : [];

    public static ExecutableTarget Target(BuildRun run, IReadOnlyList<ParameterDefinition> parameters)
    {
        var target = new ExecutableTarget
        {
            Name = Name,
            Description = "Writes the pipelines for Jenkins, GitHub Actions and GitLab CI; parameters given with it become their defaults",
        };
        target.Actions.Add(() => Write(run, parameters));
        return target;
    }

    // The files with their paths relative to the root.
    private static IEnumerable<(string Path, string Text)> Files(BuildRun run, IReadOnlyList<ParameterDefinition> parameters)
    {
        // Actions of targets are synchronous to the engine; nothing else runs while this one waits.
        var needs = run.Build is ICiNeeds build ? build.FindCiNeedsAsync().GetAwaiter().GetResult() : new();
        var pipelines = new PipelineReader(run, parameters, needs).Read();
        var given = parameters
            .Where(parameter => !parameter.IsSecret)
            .DistinctBy(parameter => parameter.Option)
            .Select(parameter => (parameter.Option, Value: run.Parameters.OnCommandLine(parameter)))
            .Where(pair => pair.Value is not null);
        var header =
            "Written by ./build.sh "
            + Name
            + string.Concat(given.Select(pair => $" {pair.Option} {pair.Value!.ReplaceLineEndings(" ")}"))
            + (run.Options.AgentLabel is { } label ? $" --agent-label {label}" : "")
            + "; "
            + "change the attributes of the build class, then run that again.";
        for (var i = 0; i < pipelines.Count; i++)
        {
            yield return (i == 0 ? "Jenkinsfile" : $"Jenkinsfile.{pipelines[i].Name}", JenkinsPipeline.Write(pipelines[i], header));
            yield return ($".github/workflows/{pipelines[i].Name}.yml", GitHubWorkflow.Write(pipelines[i], header));
        }

        yield return (".gitlab-ci.yml", GitLabPipeline.Write(pipelines, header));
    }

    private static void Write(BuildRun run, IReadOnlyList<ParameterDefinition> parameters)
    {
        var directory = Path.GetFullPath(run.Options.PlanFile ?? run.RootDirectory, run.Surroundings.WorkingDirectory);
        foreach (var (path, legible) in Files(run, parameters).ToList())
        {
            var text = run.Console.Mask.Apply(legible);
            var file = Path.Combine(directory, path);
            var same = File.Exists(file) && File.ReadAllText(file) == text;
            if (!same)
            {
                Directory.CreateDirectory(Path.GetDirectoryName(file)!);
                BuildFile.WriteWhole(file, text);
            }

            Log.Information("{File} {State}", path, same ? "is up to date" : "written");
        }
    }
}
