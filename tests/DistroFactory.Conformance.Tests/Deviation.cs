namespace DistroFactory.Conformance.Tests;

/// <summary>Something that our factory does otherwise than a recording.</summary>
/// <param name="Recordings">Which recordings; <c>*</c> at an end matches.</param>
/// <param name="Because">
/// The numbered defect of the original that is not reproduced (<c>defect 3</c>); <c>in-process</c>: the same is done without a command; or
/// <c>mixer</c>: the stand-in that was recorded did what mixer does not.
/// </param>
/// <param name="Reason">What is done instead.</param>
/// <param name="Correct">Makes of what the recording says what is right.</param>
internal sealed record Deviation(string Recordings, string Because, string Reason, Func<Observation, Observation> Correct)
{
    /// <summary>Whether it is declared for a recording.</summary>
    public bool IsFor(string recording) =>
        Recordings
            .Split(' ')
            .Any(pattern => pattern.EndsWith('*') ? recording.StartsWith(pattern[..^1], StringComparison.Ordinal) : recording == pattern);

    /// <inheritdoc/>
    public override string ToString() => $"{Because}: {Reason} ({Recordings})";
}
