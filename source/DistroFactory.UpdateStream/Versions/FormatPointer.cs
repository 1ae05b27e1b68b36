namespace DistroFactory.UpdateStream.Versions;

/// <summary>Where the pointers of a format are to lead.</summary>
/// <param name="Format">The format.</param>
/// <param name="First">Its first version; written only where none is recorded yet.</param>
/// <param name="Latest">Its latest version.</param>
public sealed record FormatPointer(FormatNumber Format, StreamVersion First, StreamVersion Latest);
