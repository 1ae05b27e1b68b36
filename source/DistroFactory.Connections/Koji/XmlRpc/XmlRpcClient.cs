using System.Net.Http.Headers;
using DistroFactory.Connections.Web;

namespace DistroFactory.Connections.Koji.XmlRpc;

/// <summary>Calls the methods of one server.</summary>
/// <param name="client">Sends the requests.</param>
/// <param name="address">Where calls are posted.</param>
/// <param name="endures">Whether a fault is one that another attempt would meet as well.</param>
internal sealed class XmlRpcClient(RetryingClient client, Uri address, Func<XmlRpcFaultException, bool> endures)
{
    // A tag of tens of thousands of packages takes some tens of megabytes.
    private const long LargestAnswer = 512 << 20;

    /// <summary>The address as it may be shown.</summary>
    public string Name { get; } = WebAddress.Shown(address).TrimEnd('/');

    /// <summary>Calls a method.</summary>
    /// <param name="call">Which, with what.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="NetworkException">The server cannot be reached, or does not speak XML-RPC.</exception>
    /// <exception cref="XmlRpcFaultException">The method failed, and will fail again.</exception>
    public Task<XmlRpcAnswer> CallAsync(XmlRpcCall call, CancellationToken cancellation) =>
        client.AttemptAsync($"Calling {call.Method} of {Name}", token => SendAsync(call, token), cancellation);

    private async Task<XmlRpcAnswer> SendAsync(XmlRpcCall call, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(
            HttpMethod.Post,
            call.Path.Length == 0 ? address : new Uri(address.AbsoluteUri.TrimEnd('/') + call.Path)
        )
        {
            Content = new ByteArrayContent(XmlRpcWriter.Write(call.Method, call.Parameters))
            {
                Headers = { ContentType = new MediaTypeHeaderValue("text/xml") },
            },
        };
        foreach (var (name, value) in call.Headers)
            request.Headers.Add(name, value);
        using var response = await client.SendAsync(request, cancellation).ConfigureAwait(false);
        var body = new MemoryStream();
        await Transfer.CopyAsync(response, body, LargestAnswer, client.RetryPolicy, cancellation).ConfigureAwait(false);
        try
        {
            return new(
                XmlRpcReader.Read(body.ToArray()),
                name => response.Headers.TryGetValues(name, out var values) ? values.First() : null
            );
        }
        catch (FormatException error)
        {
            throw new TransientException($"the server sent no XML-RPC answer: {error.Message}", error);
        }
        catch (XmlRpcFaultException fault) when (!endures(fault))
        {
            throw new TransientException($"the server reports: {fault.Message}", fault);
        }
    }
}
