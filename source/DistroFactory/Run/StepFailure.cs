using System.Text.RegularExpressions;
using DistroFactory.Foundation;

namespace DistroFactory.Run;

/// <summary>Failures of the machine in the words of the factory.</summary>
internal static partial class StepFailure
{
    private const int NoSpace = 28; // ENOSPC
    private const int QuotaExceeded = 122; // EDQUOT
    private const int ReadOnly = 30; // EROFS

    private static readonly ConfiguredPlaces s_nowhere = new([]);

    /// <summary>The error to report, or null when the exception is a defect of the factory and its stack trace is worth more.</summary>
    /// <param name="exception">What a step ended with.</param>
    /// <param name="places">The folders that somebody named; null: none is known.</param>
    public static FactoryException? From(Exception exception, ConfiguredPlaces? places = null) =>
        exception switch
        {
            FactoryException known => known,
            AggregateException { InnerExceptions: [var only] } => From(only, places),
            AggregateException several => several
                .Flatten()
                .InnerExceptions.Select(inner => From(inner, places))
                .FirstOrDefault(failure => failure is not null),
            IOException { HResult: NoSpace or QuotaExceeded } full => Full(full, places ?? s_nowhere),
            IOException { HResult: ReadOnly } readOnly => Failure(
                readOnly,
                places ?? s_nowhere,
                "Writing",
                "the file system is read-only",
                place => $"Mount it writable{(place is null ? "" : $", or name another folder by {place.NamedBy}")}."
            ),
            UnauthorizedAccessException denied => Failure(
                denied,
                places ?? s_nowhere,
                "Reading or writing",
                "access is denied",
                place =>
                    $"Give the user {Environment.UserName} access to "
                    + $"it{(place is null ? "" : $", or name another folder by {place.NamedBy}")}."
            ),
            // What lies where somebody said it would is theirs to mend; what the factory itself mislaid is a defect.
            IOException other when PathIn(other) is { } path && places?.Find(path) is { NamedBy: not "--factory-dir" } => Failure(
                other,
                places,
                "Reading or writing",
                "it failed",
                place => $"Look at what lies there, or name another folder by {place!.NamedBy}."
            ),
            _ => null,
        };

    // Of a write that fails the system names no file; then the disks are asked.
    private static FactoryException Full(IOException full, ConfiguredPlaces places)
    {
        const string Advice = "Free some space there and run the same command again; what was released before is untouched.";
        return PathIn(full) is null && places.All.Where(place => place.IsFull).ToArray() is { Length: > 0 } disks
            ? new(
                $"Writing to {string.Join(" or ", disks.Select(place => $"{place.Path} ({place.Name})"))}",
                $"the disk is full ({full.Message})",
                Advice,
                full
            )
            : Failure(full, places, "Writing", "the disk is full", _ => Advice);
    }

    private static FactoryException Failure(
        Exception exception,
        ConfiguredPlaces places,
        string doing,
        string why,
        Func<ConfiguredPlace?, string> advise
    )
    {
        var path = PathIn(exception);
        var place = path is null ? null : places.Find(path);
        var what =
            path is null ? "a file"
            : place is null || place.Path == path ? path
            : $"{path} in {place.Path}";
        return new($"{doing} {what}{(place is null ? "" : $" ({place.Name})")}", $"{why} ({exception.Message})", advise(place), exception);
    }

    private static string? PathIn(Exception exception) =>
        (exception as FileNotFoundException)?.FileName is { Length: > 0 } name ? name
        : Quoted().Match(exception.Message) is { Success: true } match ? match.Groups[1].Value
        : null;

    [GeneratedRegex(@"'(/[^']*)'")]
    private static partial Regex Quoted();
}
