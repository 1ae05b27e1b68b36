namespace DistroFactory.Releasing;

/// <summary>Failures of the machine in the words of the factory.</summary>
public static class StepFailure
{
    private const int NoSpace = 28; // ENOSPC
    private const int QuotaExceeded = 122; // EDQUOT
    private const int ReadOnly = 30; // EROFS

    /// <summary>The error to report, or null when the exception is a defect of the factory and its stack trace is worth more.</summary>
    public static FactoryException? From(Exception exception) => exception switch
    {
        FactoryException known => known,
        AggregateException { InnerExceptions: [var only] } => From(only),
        AggregateException several => several.Flatten().InnerExceptions.Select(From).FirstOrDefault(failure => failure is not null),
        IOException { HResult: NoSpace or QuotaExceeded } full => new(
            "Writing below the factory directory or to another folder that the configuration names", $"the disk is full ({full.Message})",
            "Free some space and run the same command again; what was released before is untouched.", full),
        IOException { HResult: ReadOnly } readOnly => new(
            "Writing below the factory directory", $"the file system is read-only ({readOnly.Message})",
            "Choose another place with --factory-dir.", readOnly),
        UnauthorizedAccessException denied => new(
            "Reading or writing a file", $"access is denied ({denied.Message})",
            "Run as the user who owns the factory directory, or choose another one with --factory-dir.", denied),
        _ => null,
    };
}
