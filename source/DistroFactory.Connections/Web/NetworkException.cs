using System.Net;
using DistroFactory.Foundation;

namespace DistroFactory.Connections.Web;

/// <summary>A server cannot be reached, refuses, or breaks off, after all attempts.</summary>
public sealed class NetworkException(string what, string why, string? advice = null, Exception? inner = null)
    : FactoryException(what, why, advice, inner)
{
    /// <summary>The status the server refused with; null when it did not answer.</summary>
    public HttpStatusCode? Status => (InnerException as HttpRequestException)?.StatusCode;

    /// <summary>What the last attempt failed with, in words that help.</summary>
    internal static NetworkException Of(string what, Exception error) =>
        new(what, Explain(error), Advise((error as HttpRequestException)?.StatusCode), error);

    /// <summary>The last attempt at what must not happen twice ended without a word of the server about it.</summary>
    internal static NetworkException Uncertain(string what, Exception error) =>
        new(what, Explain(error), "The server may have accepted it all the same: look there before you try again.", error);

    /// <summary>Why an attempt failed.</summary>
    internal static string Explain(Exception error) =>
        error switch
        {
            RefusalException or TimeoutException or TransientException => error.Message,
            HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } =>
                $"the name of the server is not known ({error.Message})",
            _ when error.InnerException is { } inner && !error.Message.Contains(inner.Message, StringComparison.Ordinal) =>
                $"{error.Message} ({inner.Message})",
            _ => error.Message,
        };

    private static string Advise(HttpStatusCode? status) =>
        status switch
        {
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => "Check the name and password, token or certificate for this server.",
            HttpStatusCode.NotFound or HttpStatusCode.Gone => "Check the address in distro.yaml.",
            null =>
                "Check the address in distro.yaml, and that this machine reaches it (a proxy is taken from https_proxy and http_proxy).",
            _ => "The server has a problem; run again when it is well.",
        };
}
