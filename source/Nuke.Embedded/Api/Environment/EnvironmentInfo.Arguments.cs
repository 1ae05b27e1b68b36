using System.Linq.Expressions;
using System.Reflection;
using Nuke.Common.ValueInjection;
using Nuke.Embedded.Foundation;

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
    public static T? GetNamedArgument<T>(Expression<Func<T>> expression, char? separator = null) =>
        GetNamedArgument<T>(NameOf(expression), separator);

    /// <summary>The value of the option with the name of the member.</summary>
    public static T? GetNamedArgument<T>(Expression<Func<object>> expression, char? separator = null) =>
        GetNamedArgument<T>(NameOf(expression), separator);

    /// <summary>The word at a place, from 0, before the first option; the default when there are fewer.</summary>
    public static T? GetPositionalArgument<T>(int position, char? separator = null) =>
        Positional.Skip(position).Take(1).ToList() is [var word] ? TextConversion.To<T>([word], separator) : default;

    /// <summary>The words before the first option.</summary>
    public static T[] GetAllPositionalArguments<T>(char? separator = null) => TextConversion.To<T[]>([.. Positional], separator) ?? [];

    private static IEnumerable<string> Positional => BuildEngine.Run.Surroundings.Arguments.TakeWhile(word => !TypedOption.IsOption(word));

    private static TypedOption? OptionNamed(string name) =>
        TypedOption.OptionsIn(BuildEngine.Run.Surroundings.Arguments).LastOrDefault(option => option.Name == Spelling.Plain(name));

    private static string NameOf(LambdaExpression expression)
    {
        var body = expression.Body is UnaryExpression { NodeType: ExpressionType.Convert } conversion
            ? conversion.Operand
            : expression.Body;
        return body is MemberExpression { Member: var member }
            ? member.GetCustomAttribute<ParameterAttribute>()?.NameOf(member) ?? member.Name
            : throw new ArgumentException($"{expression} names no member", nameof(expression));
    }
}
