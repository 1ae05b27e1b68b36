namespace DistroFactory.Quality;

/// <summary>The base score of a CVSS vector of version 3, by the equations of its specification.</summary>
internal static class CvssScore
{
    /// <summary>The score, 0 to 10; null: it is no vector of version 3.</summary>
    public static double? Of(string vector)
    {
        if (!vector.StartsWith("CVSS:3.0/", StringComparison.Ordinal) && !vector.StartsWith("CVSS:3.1/", StringComparison.Ordinal))
            return null;
        var metrics = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var part in vector.Split('/').Skip(1))
        {
            var pair = part.Split(':');
            if (pair.Length != 2 || !metrics.TryAdd(pair[0], pair[1]))
                return null;
        }

        var changed = metrics.GetValueOrDefault("S") == "C";
        var attack = Weight(metrics, "AV", ("N", 0.85), ("A", 0.62), ("L", 0.55), ("P", 0.2));
        var complexity = Weight(metrics, "AC", ("L", 0.77), ("H", 0.44));
        var privileges = Weight(metrics, "PR", ("N", 0.85), ("L", changed ? 0.68 : 0.62), ("H", changed ? 0.5 : 0.27));
        var interaction = Weight(metrics, "UI", ("N", 0.85), ("R", 0.62));
        var scope = Weight(metrics, "S", ("U", 0), ("C", 1));
        var (confidentiality, integrity, availability) = (Impact(metrics, "C"), Impact(metrics, "I"), Impact(metrics, "A"));
        if (
            (attack, complexity, privileges, interaction) is not ({ } av, { } ac, { } pr, { } ui)
            || scope is null
            || (confidentiality, integrity, availability) is not ({ } c, { } i, { } a)
        )
            return null;
        var share = 1 - ((1 - c) * (1 - i) * (1 - a));
        var impact = changed ? (7.52 * (share - 0.029)) - (3.25 * Math.Pow(share - 0.02, 15)) : 6.42 * share;
        if (impact <= 0)
            return 0;
        var exploitability = 8.22 * av * ac * pr * ui;
        return RoundUp(Math.Min((changed ? 1.08 : 1) * (impact + exploitability), 10));
    }

    private static double? Impact(Dictionary<string, string> metrics, string name) =>
        Weight(metrics, name, ("H", 0.56), ("L", 0.22), ("N", 0));

    private static double? Weight(
        Dictionary<string, string> metrics,
        string name,
        params ReadOnlySpan<(string Value, double Weight)> weights
    )
    {
        foreach (var (value, weight) in weights)
        {
            if (metrics.GetValueOrDefault(name) == value)
                return weight;
        }

        return null;
    }

    // As the specification has it, so that 4.02 is not taken for 4.1 because of how numbers are stored.
    private static double RoundUp(double score)
    {
        var whole = (int)Math.Round(score * 100_000, MidpointRounding.AwayFromZero);
        return whole % 10_000 == 0 ? whole / 100_000.0 : Math.Floor((whole / 10_000.0) + 1) / 10.0;
    }
}
