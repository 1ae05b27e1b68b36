using System.Collections.Immutable;
using DistroFactory.UpdateStream;

namespace DistroFactory.Model;

/// <summary>
/// What a staged release still lacks. Kept from before it is served until all is done, so that a run that failed or was killed is made up
/// for.
/// </summary>
/// <param name="Version">The release.</param>
/// <param name="IsToBePublished">Whether it is to be brought to the places that follow each release.</param>
/// <param name="Tags">The tags it lacks, and those that earlier releases lack.</param>
internal sealed record UnfinishedRelease(StreamVersion Version, bool IsToBePublished, ImmutableArray<PendingTag> Tags)
{
    /// <summary>
    /// What it lacks, in words, such as <c>release 10 is not published yet; release 10 is not tagged yet (10 on https://…)</c>.
    /// </summary>
    public string Describe() => string.Join("; ", Lacks());

    private IEnumerable<string> Lacks()
    {
        if (IsToBePublished)
            yield return $"release {Version} is not published yet";
        foreach (var tags in Tags.GroupBy(tag => tag.Version))
            yield return $"release {tags.Key} is not tagged yet "
                + $"({string.Join(", ", tags.Select(tag => $"{tag.Tag} on {tag.Source.Source}"))})";
    }
}
