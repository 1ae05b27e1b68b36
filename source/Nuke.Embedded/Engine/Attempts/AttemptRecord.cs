namespace Nuke.Embedded.Engine.Attempts;

/// <summary>What a run was asked to do, to tell whether another one continues it.</summary>
/// <param name="Build">Names the compiled build: each compilation of other sources has another name.</param>
/// <param name="Targets">The targets that were asked for.</param>
/// <param name="Parameters">The parameters that were given; each value as a hash.</param>
internal sealed record AttemptRecord(string Build, string Targets, IReadOnlyDictionary<string, string> Parameters)
{
    /// <summary>What became of its targets: what each that succeeded told for the summary.</summary>
    public Dictionary<string, Dictionary<string, string>> Succeeded { get; } = [];

    /// <summary>Why a run cannot continue this one; null when it can.</summary>
    public string? DifferenceFrom(AttemptRecord other)
    {
        if (Build != other.Build)
            return "the build was compiled again since then";
        var differing = Parameters
            .Keys.Union(other.Parameters.Keys)
            .Where(name => Parameters.GetValueOrDefault(name) != other.Parameters.GetValueOrDefault(name))
            .ToList();
        if (differing.Count > 0)
            return $"{string.Join(", ", differing)} {(differing.Count == 1 ? "has another value" : "have other values")} than then";
        return Targets == other.Targets ? null : $"it was to run {Targets}, and this one is to run {other.Targets}";
    }
}
