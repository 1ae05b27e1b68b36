using DistroFactory.Histories.Tests.Distributions;

namespace DistroFactory.Histories.Tests.Publication;

/// <summary>A version that clients can have.</summary>
/// <param name="Version">Its number.</param>
/// <param name="Format">Its format.</param>
/// <param name="Distribution">What it was made of.</param>
/// <param name="IsBridge">Whether a machine that has it says it has the next one.</param>
/// <param name="Bundles">Its bundles, without those on their way out.</param>
internal sealed record ReleasedVersion(
    StreamVersion Version,
    FormatNumber Format,
    Distribution Distribution,
    bool IsBridge,
    ImmutableArray<string> Bundles
)
{
    private static readonly FormatNumber s_alsoAddSince = new(29);

    /// <summary>Whether its format has words for what bundles also add.</summary>
    public bool SaysAlsoAdds => Format.CompareTo(s_alsoAddSince) >= 0;
}
