using System.ComponentModel;
using System.Globalization;
using System.Reflection;
using Nuke.Common.IO;
using Nuke.Common.Tooling;
using Nuke.Embedded.Foundation;

namespace Nuke.Common.ValueInjection;

/// <summary>Turns the words of the command line, the environment and the parameter files into values.</summary>
/// <param name="directory">What relative paths are relative to.</param>
internal sealed class TextConversion(string directory)
{
    /// <summary>The element type of an array or list; null for anything else.</summary>
    public static Type? ElementOf(Type type)
    {
        if (type.IsArray)
            return type.GetElementType();
        return type.IsGenericType && type.GetGenericArguments() is [var element] && type.IsAssignableFrom(element.MakeArrayType())
            ? element
            : null;
    }

    /// <summary>Converts words that are no parameter's, relative to the working directory of the run.</summary>
    /// <exception cref="FormatException">A word has no meaning for the type.</exception>
    public static T? To<T>(IReadOnlyList<string> words, char? separator)
    {
        if (words.Count == 0 && typeof(T) == typeof(bool))
            words = ["true"];
        if (separator is { } character && ElementOf(typeof(T)) is not null)
            words =
            [
                .. words.SelectMany(word => word.Split(character, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)),
            ];
        return (T?)new TextConversion(BuildEngine.Run.Surroundings.WorkingDirectory).Convert(words, typeof(T));
    }

    /// <exception cref="FormatException">A word has no meaning for the type; the message says what would have.</exception>
    public object? Convert(IReadOnlyList<string> words, Type type)
    {
        if (ElementOf(type) is not { } elementType)
        {
            return words is [var word]
                ? ConvertWord(word, Nullable.GetUnderlyingType(type) ?? type)
                : throw new FormatException($"one value is needed, there are {words.Count}: {string.Join(' ', words)}");
        }

        var array = Array.CreateInstance(elementType, words.Count);
        for (var i = 0; i < words.Count; i++)
            array.SetValue(ConvertWord(words[i], elementType), i);
        return array;
    }

    /// <summary>The texts that a type allows; empty when any will do.</summary>
    public static IReadOnlyList<string> ValueSetOf(Type type)
    {
        if (type.IsEnum)
            return Enum.GetNames(type);
        return typeof(Enumeration).IsAssignableFrom(type) ? [.. ValuesOf(type).Select(value => value.Name)] : [];
    }

    private object ConvertWord(string word, Type type)
    {
        if (type == typeof(string) || type == typeof(object))
            return word;
        if (type == typeof(bool))
            return bool.TryParse(word, out var flag) ? flag : throw new FormatException($"'{word}' is neither true nor false");
        if (type == typeof(AbsolutePath))
            return AbsolutePath.Create(Path.GetFullPath(word, directory));
        if (type.IsEnum)
            return Enum.Parse(type, Choose(word, Enum.GetNames(type)));
        if (typeof(Enumeration).IsAssignableFrom(type))
        {
            var values = ValuesOf(type).ToList();
            if (values.Find(value => value.Value.ToString() == word).Value is { } written)
                return written;
            var chosen = Choose(word, [.. values.Select(value => value.Name)]);
            return values.First(value => value.Name == chosen).Value;
        }

        return ByConverter(word, type);
    }

    private static object ByConverter(string word, Type type)
    {
        try
        {
            return TypeDescriptor.GetConverter(type).ConvertFromString(null, CultureInfo.InvariantCulture, word)!;
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or NotSupportedException or OverflowException)
        {
            throw new FormatException($"'{word}' is no {Describe(type)}", exception);
        }
    }

    private static string Choose(string word, string[] allowed)
    {
        var found = allowed.FirstOrDefault(value => Spelling.Plain(value) == Spelling.Plain(word));
        return found
            ?? throw new FormatException($"'{word}' is not one of {string.Join(", ", allowed)}{Spelling.Suggestion(word, allowed)}");
    }

    private static IEnumerable<(string Name, Enumeration Value)> ValuesOf(Type type) =>
        type.GetFields(BindingFlags.Public | BindingFlags.Static | BindingFlags.FlattenHierarchy)
            .Where(field => field.FieldType.IsAssignableTo(typeof(Enumeration)))
            .Select(field => (field.Name, (Enumeration)field.GetValue(null)!));

    private static string Describe(Type type) =>
        Type.GetTypeCode(type) switch
        {
            TypeCode.Int16 or TypeCode.Int32 or TypeCode.Int64 or TypeCode.Byte => "whole number in range",
            TypeCode.UInt16 or TypeCode.UInt32 or TypeCode.UInt64 => "whole number of at least 0 in range",
            TypeCode.Single or TypeCode.Double or TypeCode.Decimal => "number",
            TypeCode.DateTime => "date such as 2026-01-31",
            _ when type == typeof(DateTimeOffset) || type == typeof(DateOnly) => "date such as 2026-01-31",
            _ when type == typeof(TimeSpan) => "time such as 00:10:00 (hours, minutes, seconds)",
            _ when type == typeof(Uri) => "address such as https://example.org/",
            _ => type.Name,
        };
}
