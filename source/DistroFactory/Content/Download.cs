namespace DistroFactory.Content;

/// <summary>A file to be fetched.</summary>
/// <param name="Address">Where it is.</param>
/// <param name="Path">Where it is to be.</param>
/// <param name="FindFault">Says what is wrong with a file that came; null when nothing is.</param>
public sealed record Download(Uri Address, string Path, Func<string, CancellationToken, Task<string?>> FindFault)
{
    /// <summary>Adds headers to a request; null: none are needed.</summary>
    public Action<HttpRequestMessage>? Prepare { get; init; }
}
