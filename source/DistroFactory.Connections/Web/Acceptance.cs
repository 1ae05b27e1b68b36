using System.Net;

namespace DistroFactory.Connections.Web;

/// <summary>What a failed attempt says about a request that must not be accepted twice.</summary>
internal static class Acceptance
{
    /// <summary>Whether nothing reached the server, or it said itself that it did not accept and may do so later.</summary>
    public static bool WasDenied(Exception error) =>
        error switch
        {
            RefusalException refusal => refusal.StatusCode
                is HttpStatusCode.RequestTimeout
                    or HttpStatusCode.TooManyRequests
                    or HttpStatusCode.ServiceUnavailable,
            HttpRequestException web => web.HttpRequestError
                is HttpRequestError.NameResolutionError
                    or HttpRequestError.ConnectionError
                    or HttpRequestError.SecureConnectionError
                    or HttpRequestError.ProxyTunnelError,
            _ => false,
        };

    /// <summary>Whether the server may have accepted although no answer of success came.</summary>
    public static bool IsUnknown(Exception error) =>
        !WasDenied(error) && error is not RefusalException { StatusCode: < HttpStatusCode.InternalServerError };
}
