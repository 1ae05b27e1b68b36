using DistroFactory.Histories.Tests.Distributions;

namespace DistroFactory.Histories.Tests.Generation;

/// <summary>What happens in a history; the same for the same seed.</summary>
/// <param name="Seed">Decides all.</param>
internal sealed record HistoryPlan(int Seed)
{
    private static readonly FormatNumber[] s_firstFormats = [new(30), new(30), new(28), new(26)];

    /// <summary>How many releases there are; one with a format bump makes two versions.</summary>
    public int Releases { get; init; } = 4 + Chance.For(Seed, 0).Below(5);

    /// <summary>The format it begins with: before 27 there were no experimental bundles, before 29 no also-add.</summary>
    public FormatNumber FirstFormat => Chance.For(Seed, 1).Pick(s_firstFormats);

    /// <summary>Its RPM packages: neighbours share them, for rpmbuild takes its time.</summary>
    public RpmPool Pool => RpmPool.Of(Seed / 50);

    /// <summary>The distribution of a release.</summary>
    /// <param name="before">That of the release before.</param>
    /// <param name="graveyard">Paths there were once.</param>
    /// <param name="step">Which release it is.</param>
    /// <param name="attempt">Which attempt: a release that was refused is drawn again.</param>
    public (Distribution Distribution, ImmutableArray<string> Changes) Draw(
        Distribution before,
        IReadOnlyCollection<string> graveyard,
        int step,
        int attempt
    )
    {
        var draft = before;
        var told = ImmutableArray.CreateBuilder<string>();
        var changes = Changes(step, attempt);
        for (var i = 0; i < changes.Count; i++)
        {
            var part = new Draft(draft, graveyard, Chance.For(Seed, 2, step, attempt, i)) { Pool = Pool };
            if (changes[i].Apply(part) is { } text)
                told.Add(text);
            draft = part.Distribution;
        }

        return (draft, told.ToImmutable());
    }

    /// <summary>How a release is made.</summary>
    public ReleaseRequests RequestsOf(int step)
    {
        var chance = Chance.For(Seed, 3, step);
        return new()
        {
            MinVersion = step > 0 && chance.Percent(12),
            FormatBump = step > 0 && chance.Percent(15),
            BundleLeaves = chance.Percent(50),
            DeltaPercent = chance.Pick([0, 50, 100]),
            LostPacksPercent = chance.Percent(15) ? 40 : 0,
            Chance = chance,
        };
    }

    private List<Change> Changes(int step, int attempt)
    {
        var chance = Chance.For(Seed, 4, step, attempt);
        var any = Enumerable.Range(0, 1 + chance.Below(7)).Select(_ => Change.Any(chance)).ToList();
        return step == 0 ? [.. BundleChanges.First, .. FileChanges.First, .. any] : any;
    }
}
