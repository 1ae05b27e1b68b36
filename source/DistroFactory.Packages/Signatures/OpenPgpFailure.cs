namespace DistroFactory.Packages.Signatures;

/// <summary>What the library throws at data that is no OpenPGP.</summary>
internal static class OpenPgpFailure
{
    /// <summary>
    /// Whether an error is the data's: the library has no one family of exceptions, and hostile data gets any of them, index and cast
    /// errors included. All it reads is in memory; what memory lacks is not the data's fault.
    /// </summary>
    public static bool IsOfData(Exception error) => error is not OutOfMemoryException;
}
