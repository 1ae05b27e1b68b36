using System.Linq.Expressions;
using System.Reflection;
using System.Text.RegularExpressions;
using Nuke.Common;
using Nuke.Common.Execution;
using Nuke.Embedded.Foundation;

namespace Nuke.Embedded.Engine.Parameters;

/// <summary>Checks what the scheduled targets require, before anything runs.</summary>
internal sealed partial class Requirements(NukeBuild build, IReadOnlyList<ParameterDefinition> parameters)
{
    /// <exception cref="UsageException">Something is missing; all of it is named.</exception>
    public void Check(IEnumerable<ExecutableTarget> plan)
    {
        var scheduled = plan.Where(target => target.Status == ExecutionStatus.Scheduled).ToList();
        var missing = scheduled
            .SelectMany(target => target.DelegateRequirements.Select(requirement => Missing(target, requirement)))
            .Concat(parameters.Where(parameter => parameter.IsRequired).Select(parameter => Missing(parameter, scheduled)))
            .OfType<string>()
            .Distinct()
            .ToList();
        if (missing.Count > 0)
            throw new UsageException(string.Join(Environment.NewLine, missing));
    }

    private string? Missing(ExecutableTarget target, LambdaExpression requirement)
    {
        var isCondition = requirement.ReturnType == typeof(bool);
        if (MemberOf(requirement) is { } member && (!isCondition || ParameterDefinition.Of(member) is not null))
            return IsMissing(Read(member, build)) || (isCondition && Read(member, build) is false)
                ? Missing(target.Name, ParameterDefinition.Of(member), member)
                : null;
        try
        {
            return requirement.Compile(preferInterpretation: true).DynamicInvoke() is null or false
                ? $"{target} requires {Text(requirement)}"
                : null;
        }
        catch (TargetInvocationException exception) when (exception.InnerException is RequirementException told)
        {
            return told.Message;
        }
        catch (TargetInvocationException exception)
        {
            return $"{target} requires {Text(requirement)}, which cannot be told: {exception.InnerException!.Message}";
        }
    }

    // A component's required parameter matters only when one of the component's targets runs.
    private string? Missing(ParameterDefinition parameter, List<ExecutableTarget> scheduled)
    {
        var component = parameter.Member.DeclaringType!;
        var users = component.IsInterface ? scheduled.Where(target => target.Declaration?.DeclaringType == component) : scheduled;
        var names = string.Join(", ", users);
        return names.Length > 0 && IsMissing(Read(parameter.Member, build)) ? Missing(names, parameter, parameter.Member) : null;
    }

    private static bool IsMissing(object? value) => value is null || (value is string text && string.IsNullOrWhiteSpace(text));

    private static string Missing(string targets, ParameterDefinition? parameter, MemberInfo member)
    {
        if (parameter is null)
            return $"{targets} requires {member.Name}, which has no value";
        var description = parameter.Attribute.Description is { Length: > 0 } text ? $" ({text})" : "";
        return $"{targets} requires {parameter.Option}{description}.{Environment.NewLine}  {parameter.WaysToSet}";
    }

    /// <summary>The value of a member of the build or of one of its components.</summary>
    public static object? Read(MemberInfo member, NukeBuild build) =>
        member switch
        {
            PropertyInfo property => property.GetValue(property.GetMethod!.IsStatic ? null : build),
            FieldInfo field => field.GetValue(field.IsStatic ? null : build),
            _ => null,
        };

    /// <summary>The member of the build that a requirement consists of; null when it is another condition.</summary>
    public static MemberInfo? MemberOf(LambdaExpression requirement)
    {
        // Also ((IDeploy)this).Token.
        return
            Unconverted(requirement.Body) is MemberExpression access
            && Unconverted(access.Expression) is (null or ConstantExpression)
            && (access.Member.DeclaringType!.IsInterface || access.Member.DeclaringType.IsAssignableTo(typeof(INukeBuild)))
            ? access.Member
            : null;
    }

    private static Expression? Unconverted(Expression? expression) =>
        expression is UnaryExpression { NodeType: ExpressionType.Convert } conversion ? conversion.Operand : expression;

    // value(Build).Retries > 0 becomes Retries > 0, and so does Convert(value(Build), IFetch).Retries > Convert(0, Int64).
    private static string Text(LambdaExpression requirement)
    {
        var text = Clutter().Replace(requirement.Body.ToString(), "${operand}");
        return text is ['(', .., ')'] ? text[1..^1] : text;
    }

    [GeneratedRegex(@"(Convert\()?value\([^)]*\)(, \w+\))?\.|Convert\((?<operand>\w+), [^)]*\)")]
    private static partial Regex Clutter();
}
