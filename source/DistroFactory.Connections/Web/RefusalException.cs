using System.Net;

namespace DistroFactory.Connections.Web;

/// <summary>A server answered with a status that is no success.</summary>
/// <param name="status">The status.</param>
/// <param name="said">What the server said besides, in one line; empty: nothing worth repeating.</param>
/// <param name="retryAfter">How long the server asks to wait; null when it does not say.</param>
internal sealed class RefusalException(HttpStatusCode status, string said, TimeSpan? retryAfter)
    : HttpRequestException($"the server answered {(int)status} {status}{(said.Length == 0 ? "" : $": {said}")}", null, status)
{
    /// <summary>How long the server asks to wait.</summary>
    public TimeSpan? RetryAfter { get; } = retryAfter;
}
