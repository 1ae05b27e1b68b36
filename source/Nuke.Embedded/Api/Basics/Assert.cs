using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Nuke.Common;

/// <summary>Conditions that fail the running target.</summary>
public static class Assert
{
    /// <summary>Fails.</summary>
    /// <exception cref="ArgumentException">Always.</exception>
    [DoesNotReturn]
    public static void Fail(string message, Exception? exception = null) => throw new ArgumentException(message, exception);

    /// <summary>Fails unless the condition holds.</summary>
    public static void True(
        [DoesNotReturnIf(false)] bool condition,
        string? message = null,
        [CallerArgumentExpression(nameof(condition))] string? argumentExpression = null
    )
    {
        if (!condition)
            Fail(message ?? $"Expected condition '{argumentExpression}' to be true");
    }

    /// <summary>Fails if the condition holds.</summary>
    public static void False(
        [DoesNotReturnIf(true)] bool condition,
        string? message = null,
        [CallerArgumentExpression(nameof(condition))] string? argumentExpression = null
    )
    {
        if (condition)
            Fail(message ?? $"Expected condition '{argumentExpression}' to be false");
    }

    /// <summary>Fails if there is no value.</summary>
    public static T NotNull<T>(
        [NotNull] this T? obj,
        string? message = null,
        [CallerArgumentExpression(nameof(obj))] string? argumentExpression = null
    )
        where T : class
    {
        if (obj is null)
            Fail(message ?? $"Expected '{argumentExpression}' to be not null");
        return obj;
    }

    /// <summary>Fails if there is no value.</summary>
    public static T? NotNull<T>(
        [NotNull] this T? obj,
        string? message = null,
        [CallerArgumentExpression(nameof(obj))] string? argumentExpression = null
    )
        where T : struct
    {
        if (obj is null)
            Fail(message ?? $"Expected '{argumentExpression}' to be not null");
        return obj;
    }

    /// <summary>Fails if the text is null or empty.</summary>
    public static string NotNullOrEmpty(
        [NotNull] this string? str,
        string? message = null,
        [CallerArgumentExpression(nameof(str))] string? argumentExpression = null
    )
    {
        if (string.IsNullOrEmpty(str))
            Fail(message ?? $"Expected '{argumentExpression}' to be not empty");
        return str;
    }

    /// <summary>Fails if the text is null or blank.</summary>
    public static string NotNullOrWhiteSpace(
        [NotNull] this string? str,
        string? message = null,
        [CallerArgumentExpression(nameof(str))] string? argumentExpression = null
    )
    {
        if (string.IsNullOrWhiteSpace(str))
            Fail(message ?? $"Expected '{argumentExpression}' to be not blank");
        return str;
    }

    /// <summary>Fails if there is no element.</summary>
    public static void NotEmpty<T>(
        this IReadOnlyCollection<T>? collection,
        string? message = null,
        [CallerArgumentExpression(nameof(collection))] string? argumentExpression = null
    ) => True(collection?.Count > 0, message ?? $"Expected collection '{argumentExpression}' to be not empty");

    /// <summary>Fails if there is an element.</summary>
    public static void Empty<T>(
        this IReadOnlyCollection<T>? collection,
        string? message = null,
        [CallerArgumentExpression(nameof(collection))] string? argumentExpression = null
    ) => True(collection is null or { Count: 0 }, message ?? $"Expected collection '{argumentExpression}' to be empty");

    /// <summary>Fails unless there are so many elements.</summary>
    public static void Count<T>(
        this IReadOnlyCollection<T>? collection,
        int length,
        string? message = null,
        [CallerArgumentExpression(nameof(collection))] string? argumentExpression = null
    ) =>
        True(
            (collection?.Count ?? 0) == length,
            message ?? $"Expected collection '{argumentExpression}' to have length {length}, but it has {collection?.Count ?? 0}"
        );

    /// <summary>Fails unless there is one element.</summary>
    public static void HasSingleItem<T>(
        this IReadOnlyCollection<T>? collection,
        string? message = null,
        [CallerArgumentExpression(nameof(collection))] string? argumentExpression = null
    ) => collection.Count(1, message, argumentExpression);

    /// <summary>Fails unless the file is there.</summary>
    public static void FileExists(
        string path,
        string? message = null,
        [CallerArgumentExpression(nameof(path))] string? argumentExpression = null
    ) => True(File.Exists(path), message ?? $"Expected file to exist: {path} ({argumentExpression})");

    /// <summary>Fails unless the directory is there.</summary>
    public static void DirectoryExists(
        string path,
        string? message = null,
        [CallerArgumentExpression(nameof(path))] string? argumentExpression = null
    ) => True(Directory.Exists(path), message ?? $"Expected directory to exist: {path} ({argumentExpression})");
}
