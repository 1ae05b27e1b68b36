using System.Linq.Expressions;
using System.Reflection;
using Nuke.Common;
using Nuke.Common.Execution;
using Nuke.Embedded.Attempts;
using Nuke.Embedded.CommandLine;
using Nuke.Embedded.Completion;
using Nuke.Embedded.Output;
using Nuke.Embedded.Parameters;
using Nuke.Embedded.Pipelines;
using Nuke.Embedded.Planning;
using Nuke.Embedded.Plans;
using Nuke.Embedded.Running;
using Nuke.Embedded.Schema;

namespace Nuke.Embedded;

/// <summary>A run from the command line to the exit code.</summary>
internal sealed class BuildSession(BuildRun run, Type buildType, IReadOnlyList<LambdaExpression> defaultTargets)
{
    private readonly IReadOnlyList<ParameterDefinition> parameters = ParameterDefinitions.AllOf(buildType);

    public static int Execute(
        Surroundings surroundings, Func<NukeBuild> create, Type buildType, IReadOnlyList<LambdaExpression> defaultTargets)
    {
        try
        {
            using var run = new BuildRun(surroundings);
            run.Enter();
            using var output = new RunOutput(run);
            using var signals = surroundings.HearsSignals ? new SignalWatch(run) : null;
            try
            {
                return new BuildSession(run, buildType, defaultTargets).Execute(create);
            }
            catch (UsageException exception)
            {
                run.Host.Fail(exception.Message, null);
                run.Console.WriteLine(exception.Message, Tint.Bad);
                return ExitCodes.Usage;
            }
            catch (Exception exception)
            {
                // Not a target: the build's constructor, a condition, or a hook such as OnBuildFinished.
                run.ReportFailure("The build", exception);
                return run.Interruption?.ExitCode ?? run.Build?.ExitCode ?? ExitCodes.TargetFailed;
            }
        }
        catch (UsageException exception)
        {
            surroundings.Output.WriteLine(exception.Message);
            return ExitCodes.Usage;
        }
    }

    private int Execute(Func<NukeBuild> create)
    {
        ReadCommandLine();
        if (run.Options.Version)
            return Versions.Write(run.Console, buildType);
        var build = create();
        run.Build = build;
        var graph = new TargetGraph(build);
        run.Targets = [.. graph.Targets, .. GenerateCi.NamesFor(buildType, graph.Targets.Select(target => target.Name)).Select(_ => GenerateCi.Target(run, parameters))];
        MarkInvoked(graph);
        run.Parameters.CheckValueSets(parameters, build);
        ParameterDefinitions.Inject(build);
        Hide([.. ParameterDefinitions.SecretsOf(build, parameters)]);
        if (run.Options.Help)
            return run.Options.Targets.Count > 0 ? new TargetHelp(run, parameters).Write() : Help.Write(run, parameters);
        if (run.Options.ShellCompletion is not null)
            return ShellCompletion.Write(run, parameters);
        if (run.Host is Terminal)
            BuildSchema.Update(run, parameters);
        run.Plan = Planner.Plan(run.Targets, run.Targets.Where(target => target.Invoked));
        if (run.Options.Plan is not null)
            return PlanWriter.Write(run);
        run.Parallel = run.Options.Parallel ?? Degree(buildType.GetCustomAttribute<ParallelAttribute>());
        return Run(build);
    }

    private void ReadCommandLine()
    {
        var targets = TargetProperty.AllOf(buildType).Select(target => target.Name).ToList();
        var names = new TargetNames([.. targets, .. GenerateCi.NamesFor(buildType, targets)], TargetProperty.FormerNames(buildType));
        var reader = new CommandLineReader(parameters, names);
        var (options, given) = reader.Read(run.Surroundings.Arguments);
        run.Options = options;
        run.Verbosity = options.Verbosity;
        run.NoLogo = options.NoLogo;
        if (options.Host is not null)
            run.Host = Hosts.Find(run.Surroundings, options.Host);
        IReadOnlyList<IReadOnlyDictionary<string, GivenValue>> sources =
            [given, EnvironmentValues.Read(run.Surroundings, parameters), .. new ParameterFiles(run.RootDirectory, parameters).Read(options.Profiles)];
        Hide([.. ParameterValues.SecretsIn(sources, parameters)]);
        run.Parameters = new(parameters, sources, new(run.Surroundings.WorkingDirectory));
    }

    // GitHub's own mask also covers what other steps print. Its log does not show these commands.
    private void Hide(IReadOnlyList<string> secrets)
    {
        if (run.Surroundings.Variable("GITHUB_ACTIONS") is not null)
        {
            foreach (var line in secrets.SelectMany(secret => secret.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)))
                run.Console.WriteCommand($"::add-mask::{line}");
        }

        run.Console.Mask.Add(secrets);
    }

    private void MarkInvoked(TargetGraph graph)
    {
        foreach (var expression in defaultTargets)
            graph.Find(graph.FactoryOf(expression)).IsDefault = true;
        foreach (var target in run.Targets)
            target.Invoked = run.Options.Targets.Count == 0 ? target.IsDefault : run.Options.Targets.Contains(target.Name);
    }

    private static int Degree(ParallelAttribute? attribute) => attribute switch
    {
        null => 1,
        { Degree: > 0 and var degree } => degree,
        _ => Environment.ProcessorCount,
    };

    private int Run(NukeBuild build)
    {
        var events = new RunEvents(build);
        if (!run.Options.DryRun)
            events.Created(run.Targets);
        foreach (var target in run.Plan)
            target.Status = ExecutionStatus.Scheduled;
        Skipping.Apply(run.Plan, run.Options);
        using var attempt = new Attempt(run, parameters);
        attempt.Continue();
        new Requirements(build, parameters).Check(run.Plan);
        if (run.Options.DryRun)
            return DryRun.Write(run);
        run.Host.Begin();
        run.Outputs.Begin();
        if (!run.NoLogo)
            run.Host.Greet();
        events.Initialized(run.Targets, run.Plan);
        attempt.Begin();
        return new RunCourse(run, events, attempt, new(run, parameters)).Run(build);
    }
}
