namespace DistroFactory.Histories.Tests.Publication;

/// <summary>Why a version was refused.</summary>
/// <param name="IsMixed">Whether it was there to be looked at; otherwise nothing was written.</param>
/// <param name="Rules">The rules of the findings.</param>
/// <param name="Text">What was said.</param>
internal sealed record Refusal(bool IsMixed, ImmutableArray<string> Rules, string Text)
{
    private static readonly string[] s_known = ["directory-became-file", "client-directory-became-file", "client-own-directory"];

    /// <summary>
    /// Whether it is for what histories do and no client can follow: a directory becomes something else, or one goes in which machines keep
    /// their own.
    /// </summary>
    public bool IsKnown =>
        IsMixed
            ? Rules.All(s_known.Contains)
            : Text.Contains("was a directory", StringComparison.Ordinal)
                || s_known.Any(rule => Text.Contains($"error {rule}", StringComparison.Ordinal));

    public override string ToString() => Text;
}

/// <summary>A version that was mixed and refused, served all the same.</summary>
/// <param name="Version">The version.</param>
/// <param name="Refusal">Why.</param>
/// <param name="Before">Versions of the same release before it, a bridge.</param>
internal sealed record RefusedVersion(ReleasedVersion Version, Refusal Refusal, ImmutableArray<ReleasedVersion> Before);
