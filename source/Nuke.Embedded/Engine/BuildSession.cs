using System.Linq.Expressions;
using System.Reflection;
using Nuke.Common;
using Nuke.Common.Execution;
using Nuke.Embedded.Engine.Attempts;
using Nuke.Embedded.Engine.Ci;
using Nuke.Embedded.Engine.CommandLine;
using Nuke.Embedded.Engine.Help;
using Nuke.Embedded.Engine.Integration;
using Nuke.Embedded.Engine.Logging;
using Nuke.Embedded.Engine.Parameters;
using Nuke.Embedded.Engine.PlanFormats;
using Nuke.Embedded.Engine.Planning;
using Nuke.Embedded.Engine.Reports;
using Nuke.Embedded.Engine.Running;
using Nuke.Embedded.Engine.RunState;
using Nuke.Embedded.Engine.Schema;
using Nuke.Embedded.Engine.Secrets;
using Nuke.Embedded.Foundation;

namespace Nuke.Embedded.Engine;

/// <summary>A run from the command line to the exit code.</summary>
internal sealed class BuildSession(BuildRun run, Type buildType, IReadOnlyList<LambdaExpression> defaultTargets)
{
    private readonly IReadOnlyList<ParameterDefinition> _parameters = ParameterDefinitions.AllOf(buildType);

    public static int Execute(
        Surroundings surroundings,
        Func<NukeBuild> create,
        Type buildType,
        IReadOnlyList<LambdaExpression> defaultTargets
    )
    {
        try
        {
            using var run = new BuildRun(surroundings);
            run.Enter();
            using var output = new OutputRedirection(run);
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
            return VersionText.Write(run.Console, buildType);
        var build = create();
        run.Build = build;
        var graph = new TargetGraph(build);
        run.Targets =
        [
            .. graph.Targets,
            .. IntegrationLoader
                .Loaded.TargetsFor(buildType, graph.Targets.Select(target => target.Name))
                .Select(name => IntegrationLoader.Loaded.MakeTarget(name, run, _parameters)),
        ];
        MarkInvoked(graph);
        run.Parameters.CheckValueSets(_parameters, build);
        ParameterDefinitions.Inject(build);
        Hide([.. ParameterDefinitions.SecretsOf(build, _parameters)]);
        Hide([.. run.Parameters.OpenedSecrets]);
        if (run.Options.Help)
            return run.Options.Targets.Count > 0 ? new TargetHelp(run, _parameters).Write() : HelpText.Write(run, _parameters);
        if (run.Options.ShellCompletion is not null)
        {
            IntegrationLoader.Loaded.Complete(run, _parameters);
            return ExitCodes.Success;
        }

        if (run.Host is Terminal)
            BuildSchema.Update(run, _parameters);
        run.Plan = Planner.Plan(run.Targets, run.Targets.Where(target => target.Invoked));
        if (run.Options.Plan is not null)
            return PlanWriter.Write(run);
        run.Parallel = run.Options.Parallel ?? Degree(buildType.GetCustomAttribute<ParallelAttribute>());
        return Run(build);
    }

    private void ReadCommandLine()
    {
        var targets = TargetProperty.AllOf(buildType).Select(target => target.Name).ToList();
        var names = new TargetNames(
            [.. targets, .. IntegrationLoader.Loaded.TargetsFor(buildType, targets)],
            TargetProperty.FormerNames(buildType),
            LostTargets()
        );
        var message = CommitArguments.Of(run.Host, run.RootDirectory, buildType);
        var (builder, given) = new CommandLineReader(_parameters, names).Read(
            message?.Over(run.Surroundings.Arguments) ?? run.Surroundings.Arguments
        );
        var environment = new EnvironmentValues(run.Surroundings);
        var files = ReadElsewhere(builder, environment);
        var options = builder.Build();
        run.Options = options;
        run.Verbosity = options.Verbosity;
        run.NoLogo = options.NoLogo;
        if (options.Host is not null)
            run.Host = HostDetection.Find(run.Surroundings, options.Host);
        IReadOnlyList<IReadOnlyDictionary<string, GivenValue>> sources = [given, environment.Of(_parameters), .. files];
        Hide([.. ParameterValues.SecretsIn(sources, _parameters)]);
        // Whoever only looks is not asked for a password.
        var passwords = options is { Help: false, Plan: null, ShellCompletion: null }
            ? new Passwords(run.Surroundings, run.Cancellation)
            : null;
        run.Parameters = new(_parameters, sources, run.Surroundings.WorkingDirectory, passwords);
    }

    // The files, whose profiles the environment may name, and what they and the environment say of the engine's own options.
    private IReadOnlyList<IReadOnlyDictionary<string, GivenValue>> ReadElsewhere(OptionsBuilder builder, EnvironmentValues environment)
    {
        if (environment.Setting("profile") is { } profiles)
            builder.SetElsewhere("profile", new(profiles.Source, profiles.Words));
        var settings = EngineOption.SettingsExcept(_parameters.Select(parameter => parameter.Name));
        var files = new ParameterFiles(run.RootDirectory, _parameters, settings).Read(builder.Profiles);
        foreach (var name in settings)
        {
            var plain = Spelling.Plain(name);
            if (
                (
                    environment.Setting(name)
                    ?? files.Select(file => file.GetValueOrDefault(plain)).FirstOrDefault(value => value is not null)
                ) is
                { } value
            )
                builder.SetElsewhere(plain, new(value.Source, value.Words));
        }

        return files;
    }

    private Dictionary<string, string> LostTargets() =>
        TargetProperty
            .LostOf(buildType)
            .DistinctBy(target => target.Name)
            .ToDictionary(target => target.Name, target => target.Hider(buildType));

    // GitHub's own mask also covers what other steps print. Its log does not show these commands.
    private void Hide(IReadOnlyList<string> secrets)
    {
        if (run.Surroundings.Variable("GITHUB_ACTIONS") is not null)
        {
            foreach (
                var line in secrets.SelectMany(secret =>
                    secret.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                )
            )
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

    private static int Degree(ParallelAttribute? attribute) =>
        attribute switch
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
        try
        {
            return Run(build, events);
        }
        catch
        {
            foreach (var target in run.Plan.Where(target => target.Status == ExecutionStatus.Scheduled))
                target.Status = ExecutionStatus.NotRun;
            events.Finished();
            throw;
        }
    }

    // As with NUKE: what the build prepares when it hears of the plan, its conditions and requirements may rely on.
    private int Run(NukeBuild build, RunEvents events)
    {
        if (!run.Options.DryRun)
        {
            RunReports.RefuseUnwritable(run);
            Begin(events);
        }

        var skipping = new Skipping(run.Plan);
        using var attempt = new Attempt(run, _parameters);
        var course = new RunCourse(run, events, skipping, attempt, new(run, _parameters));
        try
        {
            skipping.Apply(run.Options.Skip);
        }
        catch (ConditionException exception)
        {
            return run.Options.DryRun ? DryRunText.Refuse(run, exception) : course.Refuse(build, exception);
        }

        attempt.Continue();
        new Requirements(build, _parameters).Check(run.Plan);
        if (run.Options.DryRun)
            return DryRunText.Write(run);
        run.Console.Log.Open(LogLocation.Of(run));
        attempt.Begin();
        return course.Run(build);
    }

    private void Begin(RunEvents events)
    {
        run.Host.Begin();
        run.Outputs.Begin();
        if (!run.NoLogo)
            run.Host.Greet();
        events.Initialized(run.Targets, run.Plan);
    }
}
