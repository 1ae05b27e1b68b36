using System.Net;
using System.Net.Sockets;

namespace Nuke.Embedded.Tests.Telemetry;

/// <summary>Takes spans as a collector does, over OTLP/HTTP on loopback, and keeps the bytes.</summary>
internal sealed class SpanReceiver : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly MemoryStream _received = new();

    public SpanReceiver()
    {
        using (var probe = new TcpListener(IPAddress.Loopback, 0))
        {
            probe.Start();
            Address = $"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}";
        }

        _listener.Prefixes.Add(Address + "/");
        _listener.Start();
        _ = Task.Run(ReceiveAsync);
    }

    public string Address { get; }

    /// <summary>Paths that were posted to.</summary>
    public List<string> Paths { get; } = [];

    /// <summary>Whether the bytes came, in this order.</summary>
    public bool Has(ReadOnlySpan<byte> bytes)
    {
        lock (_received)
            return _received.ToArray().AsSpan().IndexOf(bytes) >= 0;
    }

    public void Dispose() => _listener.Close();

    private async Task ReceiveAsync()
    {
        try
        {
            while (true)
            {
                var context = await _listener.GetContextAsync();
                using var body = new MemoryStream();
                await context.Request.InputStream.CopyToAsync(body);
                lock (_received)
                {
                    Paths.Add(context.Request.Url!.AbsolutePath);
                    _received.Write(body.ToArray());
                }

                context.Response.ContentType = "application/x-protobuf";
                context.Response.Close();
            }
        }
        catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
        {
            // The test is over.
        }
    }
}
