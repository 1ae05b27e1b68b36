namespace DistroFactory.UpdateStream.Client;

/// <summary>Something a client stumbles over.</summary>
/// <param name="Rule">The rule that is broken; stable, so that tools may rely on it.</param>
/// <param name="Bundle">The bundle; empty when it concerns the version as a whole.</param>
/// <param name="Path">The path in the distribution, or the file of the stream below <c>update/</c>.</param>
/// <param name="Text">What is wrong, as a sentence.</param>
/// <param name="IsWarning">
/// Whether it is no error: the machine ends as it should, only with more to download, or what is wrong with it is an earlier version's
/// doing.
/// </param>
public sealed record ClientProblem(string Rule, string Bundle, string Path, string Text, bool IsWarning = false);
