namespace DistroFactory.Connections.Web;

/// <summary>A file to be fetched.</summary>
/// <param name="Address">Where it is.</param>
/// <param name="Path">Where it is to be.</param>
/// <param name="Expected">
/// What it must be, in a word that changes with it: a file that was found to be it and left alone since is not read again.
/// </param>
/// <param name="FindFault">Says what is wrong with a file that came; null when nothing is.</param>
public sealed record Download(Uri Address, string Path, string Expected, Func<string, CancellationToken, Task<string?>> FindFault)
{
    /// <summary>
    /// How many bytes it may have: what is stated of it, or what no package comes near. What a server sends beyond that is not written.
    /// </summary>
    public long Limit
    {
        get => field > 0 ? field : LargestUnstated;
        init;
    }

    private const long LargestUnstated = 8L << 30;

    /// <summary>Adds headers to a request; null: none are needed.</summary>
    public Action<HttpRequestMessage>? Prepare { get; init; }
}
