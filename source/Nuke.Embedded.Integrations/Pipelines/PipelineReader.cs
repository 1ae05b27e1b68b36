using System.Reflection;
using Nuke.Embedded.Engine.Parameters;
using Nuke.Embedded.Engine.Planning;
using Nuke.Embedded.Engine.RunState;
using Nuke.Embedded.Foundation;

namespace Nuke.Embedded.Integrations.Pipelines;

/// <summary>Puts together what the attributes of the build class say with what the build knows of its targets and parameters.</summary>
internal sealed class PipelineReader(BuildRun run, IReadOnlyList<ParameterDefinition> parameters, CiNeeds needs)
{
    public static bool IsDeclaredBy(Type buildType) => buildType.IsDefined(typeof(CiPipelineAttribute));

    /// <exception cref="UsageException">An attribute names what is not there.</exception>
    public IReadOnlyList<CiPipeline> Read()
    {
        var type = run.Build!.GetType();
        var jobs = type.GetCustomAttributes<CiJobAttribute>().ToList();
        var pipelines = type.GetCustomAttributes<CiPipelineAttribute>().ToList();
        foreach (var job in jobs)
            One(pipelines, pipeline => pipeline.Name, job.Pipeline, $"the CI job {job.Name}: there is no pipeline");
        foreach (var twice in jobs.GroupBy(job => job.Name).Where(group => group.Count() > 1))
            throw new UsageException($"two CI jobs are called {twice.Key}");
        return [.. pipelines.Select(pipeline => Read(pipeline, [.. jobs.Where(job => job.Pipeline == pipeline.Name)]))];
    }

    private CiPipeline Read(CiPipelineAttribute pipeline, List<CiJobAttribute> jobs)
    {
        var chosen = pipeline
            .Parameters.Select(name =>
                CiParameter.Of(
                    One(
                        parameters,
                        parameter => Spelling.Plain(parameter.Name),
                        Spelling.Plain(name),
                        $"the CI pipeline {pipeline.Name}: there is no parameter"
                    ),
                    run
                )
            )
            .ToList();
        var passed = pipeline.HasNeeds ? needs : new();
        return new(pipeline, chosen, [.. Jobs(jobs, passed.Traits)])
        {
            // What a person may choose is passed already.
            Needs = passed with
            {
                Variables = [.. passed.Variables.ExceptBy(chosen.Select(parameter => parameter.Variable), variable => variable.Name)],
            },
            AgentLabel = run.Options.AgentLabel,
        };
    }

    private IEnumerable<CiJob> Jobs(List<CiJobAttribute> jobs, IReadOnlyList<string> traits)
    {
        var written = jobs.Where(job => job.OnlyWith is null || traits.Contains(job.OnlyWith)).ToList();
        foreach (var job in written)
        {
            var needs = job.Needs.Select(name => One(jobs, other => other.Name, name, $"the CI job {job.Name} needs")).ToList();
            var asked = job.OnlyIf is null
                ? null
                : One(needs, other => other.Says ?? "", job.OnlyIf, $"the CI job {job.Name}: no job that it needs says");
            var targets = job
                .Targets.Select(name => One(run.Targets, target => target.Name, name, $"the CI job {job.Name}: there is no target"))
                .ToList();
            var plan = Planner.Plan(run.Targets, targets);
            yield return new()
            {
                Name = job.Name,
                Command = $"./build.sh {string.Join(' ', targets)}",
                Needs = [.. needs.Where(written.Contains).Select(other => other.Name)],
                SignalExitCode = job.SignalExitCode,
                Says = job.Says,
                OnlyIf = job.OnlyIf,
                Asks = asked?.Name,
                Approval = job.Approval,
                JUnit = job.JUnit,
                Artifacts = [.. plan.SelectMany(target => target.ArtifactProducts).Concat(job.Artifacts).Distinct()],
                Parts = plan.Select(target => target.PartitionSize ?? 1).Append(1).Max(),
            };
        }
    }

    private static T One<T>(IEnumerable<T> all, Func<T, string> nameOf, string name, string complaint)
    {
        foreach (var one in all)
        {
            if (nameOf(one) == name)
                return one;
        }

        throw new UsageException($"{complaint} '{name}'{Spelling.Suggestion(name, all.Select(nameOf))}");
    }
}
