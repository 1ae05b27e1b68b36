using DistroFactory.Foundation.Compression;

namespace DistroFactory.Packages.Rpm;

/// <summary>The errors of reading one package, in the words of a release engineer.</summary>
internal static class RpmFailure
{
    /// <summary>
    /// Whether an error means that the package, or the file it is in, is unsound: everything that becomes a <see cref="PackageException"/>.
    /// </summary>
    public static bool IsOfPackage(Exception exception) =>
        exception is InvalidDataException or IOException or UnauthorizedAccessException or CompressionException;

    public static PackageException Reading(string path, Exception cause) =>
        cause switch
        {
            FileNotFoundException or DirectoryNotFoundException => Of(
                path,
                "the file does not exist",
                "Check the path, or fetch the content again.",
                cause
            ),
            UnauthorizedAccessException => Of(path, "it is not a file this user may read", "Check its permissions.", cause),
            EndOfStreamException => Of(path, "it is cut short", Again, cause),
            InvalidDataException => Of(path, cause.Message, Again, cause),
            CompressionException compression => Of(path, $"its payload cannot be decompressed: {compression.Why}", Again, cause),
            _ => Of(path, cause.Message, null, cause),
        };

    private const string Again = "Fetch or build the package again; `rpm -K` shows what rpm thinks of it.";

    private static PackageException Of(string path, string why, string? advice, Exception cause) =>
        new($"Reading package {path}", why, advice, cause);
}
