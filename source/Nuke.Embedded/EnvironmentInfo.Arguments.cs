using System.Linq.Expressions;
using Nuke.Embedded;
using Nuke.Embedded.CommandLine;
using Nuke.Embedded.Parameters;

namespace Nuke.Common;

public static partial class EnvironmentInfo
{
    /// <summary>Whether an option of that name is on the command line.</summary>
    public static bool HasArgument(string name) => OptionNamed(name) is not null;

    /// <summary>Whether an option with the name of the member is on the command line.</summary>
    public static bool HasArgument<T>(Expression<Func<T>> expression) => HasArgument(NameOf(expression));

    /// <summary>The value of an option in a type; the default when it is not on the command line.</summary>
    /// <exception cref="FormatException">The value has no meaning for the type.</exception>
    public static T? GetNamedArgument<T>(string parameterName, char? separator = null) =>
        OptionNamed(parameterName) is { } option ? TextConversion.To<T>(option.Words, separator) : default;

    /// <summary>The value of the option with the name of the member.</summary>
    public static T? GetNamedArgument<T>(Expression<Func<T>> expression, char? separator = null) => GetNamedArgument<T>(NameOf(expression), separator);

    /// <summary>The value of the option with the name of the member.</summary>
    public static T? GetNamedArgument<T>(Expression<Func<object>> expression, char? separator = null) => GetNamedArgument<T>(NameOf(expression), separator);

    /// <summary>The word at a place, from 0, before the first option; the default when there are fewer.</summary>
    public static T? GetPositionalArgument<T>(int position, char? separator = null) =>
        Positional.Skip(position).Take(1).ToList() is [var word] ? TextConversion.To<T>([word], separator) : default;

    /// <summary>The words before the first option.</summary>
    public static T[] GetAllPositionalArguments<T>(char? separator = null) => TextConversion.To<T[]>([.. Positional], separator) ?? [];

    private static IEnumerable<string> Positional => BuildRun.Current.Surroundings.Arguments.TakeWhile(word => !Argument.IsOption(word));

    private static Argument? OptionNamed(string name) =>
        Argument.OptionsIn(BuildRun.Current.Surroundings.Arguments).LastOrDefault(option => option.Name == Names.Plain(name));

    private static string NameOf(LambdaExpression expression)
    {
        var body = expression.Body is UnaryExpression { NodeType: ExpressionType.Convert } conversion ? conversion.Operand : expression.Body;
        return body is MemberExpression { Member: var member }
            ? ParameterDefinition.Of(member)?.Name ?? member.Name
            : throw new ArgumentException($"{expression} names no member", nameof(expression));
    }
}
