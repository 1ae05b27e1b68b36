using System.Collections;
using System.Reflection;
using Nuke.Common;
using Nuke.Common.Execution;
using Nuke.Embedded.Engine.Parameters;
using Nuke.Embedded.Engine.Planning;
using Nuke.Embedded.Engine.RunState;
using Nuke.Embedded.Foundation;

namespace Nuke.Embedded.Engine.Help;

/// <summary>The text of <c>TARGET --help</c>: what runs, in which order, and which parameters the targets read.</summary>
internal sealed class TargetHelp(BuildRun run, IReadOnlyList<ParameterDefinition> parameters)
{
    public int Write()
    {
        foreach (var target in run.Targets.Where(target => target.Invoked))
            Write(target);
        return ExitCodes.Success;
    }

    private void Write(ExecutableTarget target)
    {
        var console = run.Console;
        console.WriteLine(target.Name + (target.IsDefault ? " (default)" : ""), Tint.Heading);
        if (target.Description is { } description)
            console.WriteLine($"  {description}");
        WriteConditions(target);
        var plan = Planner.Plan(run.Targets, [target]);
        if (plan.Count > 1)
            HelpText.Section(
                console,
                "Runs, in this order",
                plan.Select((one, index) => (string.Format("{0,2} {1}", index + 1, one.Name), one.Description ?? ""))
            );
        var read = ReadBy(plan);
        HelpText.Section(
            console,
            "Parameters that these targets may read",
            read.Select(parameter => (HelpText.Form(parameter), $"{HelpText.Describe(parameter)}{Now(parameter)}"))
        );
        if (read.Count > 0)
        {
            console.WriteLine();
            console.WriteLine(read[0].WaysToSet, Tint.Faint);
        }
    }

    private void WriteConditions(ExecutableTarget target)
    {
        foreach (var (text, _) in target.StaticConditions.Concat(target.DynamicConditions))
            run.Console.WriteLine($"  only when {text}");
    }

    // What the build class declares any target may read; what a component declares, its own targets and those of components built upon it.
    private List<ParameterDefinition> ReadBy(IReadOnlyList<ExecutableTarget> plan)
    {
        var components = plan.Select(target => target.Declaration?.DeclaringType)
            .OfType<Type>()
            .SelectMany(type => type.GetInterfaces().Append(type))
            .ToHashSet();
        var required = plan.SelectMany(target => target.DelegateRequirements.Select(Requirements.MemberOf))
            .OfType<MemberInfo>()
            .ToHashSet();
        return
        [
            .. parameters
                .Where(parameter =>
                    !parameter.Member.DeclaringType!.IsInterface
                    || components.Contains(parameter.Member.DeclaringType!)
                    || required.Contains(parameter.Member)
                )
                .Where(parameter => parameter.Attribute.List || required.Contains(parameter.Member))
                .DistinctBy(parameter => Spelling.Plain(parameter.Name))
                .OrderByDescending(parameter => required.Contains(parameter.Member)),
        ];
    }

    private string Now(ParameterDefinition parameter)
    {
        if (run.Parameters.GivenFor(parameter) is { } given)
            return $"; now {(parameter.IsSecret ? "a secret" : string.Join(' ', given.Words))}, {given.Source}";
        return
            parameter.IsSecret
            || parameter.Attribute.Description?.Contains("default", StringComparison.OrdinalIgnoreCase) == true
            || DefaultOf(parameter) is not { } value
            ? ""
            : $"; default: {value}";
    }

    private string? DefaultOf(ParameterDefinition parameter)
    {
        try
        {
            return Requirements.Read(parameter.Member, run.Build!) switch
            {
                null or false or "" => null,
                string text => text,
                IEnumerable values => string.Join(' ', values.Cast<object>()) is { Length: > 0 } joined ? joined : null,
                var value => value.ToString(),
            };
        }
        catch (TargetInvocationException)
        {
            // A default that can only be told while targets run.
            return null;
        }
    }
}
