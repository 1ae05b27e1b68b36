using DistroFactory.UpdateStream.Signatures;

namespace DistroFactory.UpdateStream.Versions;

/// <summary>Where the pointers of a format are to lead.</summary>
/// <param name="Format">The format.</param>
/// <param name="First">Its first version; written only where none is recorded yet.</param>
/// <param name="Latest">Its latest version.</param>
public sealed record FormatPointer(FormatNumber Format, StreamVersion First, StreamVersion Latest)
{
    /// <summary>Signs it, where that is another than the signer of the release: the former root at the end of a format.</summary>
    public ISigner? Signer { get; init; }
}
