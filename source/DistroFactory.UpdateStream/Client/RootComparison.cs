namespace DistroFactory.UpdateStream.Client;

/// <summary>
/// Where a machine differs from one that was installed afresh. What is the machine's own, as all in <c>/etc</c> and <c>/var</c>, may
/// differ.
/// </summary>
public static class RootComparison
{
    /// <summary>The differences, by path: what is missing, what is too much, what is another file.</summary>
    /// <param name="actual">The machine.</param>
    /// <param name="fresh">One installed afresh with the same bundles.</param>
    public static IEnumerable<RootDifference> Between(VirtualRoot actual, VirtualRoot fresh) =>
        Differences(actual, fresh)
            .Where(difference => !KeptPaths.IsOwnToMachine(difference.Path))
            .OrderBy(difference => difference.Path, StringComparer.Ordinal);

    private static IEnumerable<RootDifference> Differences(VirtualRoot actual, VirtualRoot fresh)
    {
        foreach (var (path, expected) in fresh.Entries)
        {
            if (actual.Find(path) is not { } found)
                yield return new(path, expected.Bundle, "is missing");
            else if (found.Type != expected.Type)
                yield return new(path, expected.Bundle, $"is a {found.Type}, not a {expected.Type}");
            else if (found.Hash != expected.Hash)
                yield return new(path, expected.Bundle, $"has content, mode or owner {found.Hash}, not {expected.Hash}");
            else if (found.Variant != expected.Variant)
                yield return new(path, expected.Bundle, $"is the file for {found.Variant}, not for {expected.Variant}");
        }

        foreach (var (path, entry) in actual.Entries.Where(entry => fresh.Find(entry.Key) is null && !actual.IsLeftBehind(entry.Key)))
            yield return new(path, entry.Bundle, "should not be there any more");
    }
}

/// <summary>One difference.</summary>
/// <param name="Path">Where.</param>
/// <param name="Bundle">The bundle that brings the file, or brought it.</param>
/// <param name="Text">What differs, as the end of a sentence that begins with the path.</param>
public sealed record RootDifference(string Path, string Bundle, string Text);
