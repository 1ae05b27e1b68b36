using System.Net;
using System.Net.Sockets;

namespace Nuke.Embedded.Tests.Telemetry;

/// <summary>Takes spans as a collector does, over OTLP/HTTP on loopback, and keeps the bytes.</summary>
internal sealed class SpanReceiver : IDisposable
{
    private readonly HttpListener listener = new();
    private readonly MemoryStream received = new();

    public SpanReceiver()
    {
        using (var probe = new TcpListener(IPAddress.Loopback, 0))
        {
            probe.Start();
            Address = $"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}";
        }

        listener.Prefixes.Add(Address + "/");
        listener.Start();
        _ = Task.Run(ReceiveAsync);
    }

    public string Address { get; }

    /// <summary>Paths that were posted to.</summary>
    public List<string> Paths { get; } = [];

    /// <summary>Whether the bytes came, in this order.</summary>
    public bool Has(ReadOnlySpan<byte> bytes)
    {
        lock (received)
            return received.ToArray().AsSpan().IndexOf(bytes) >= 0;
    }

    public void Dispose() => listener.Close();

    private async Task ReceiveAsync()
    {
        try
        {
            while (true)
            {
                var context = await listener.GetContextAsync();
                using var body = new MemoryStream();
                await context.Request.InputStream.CopyToAsync(body);
                lock (received)
                {
                    Paths.Add(context.Request.Url!.AbsolutePath);
                    received.Write(body.ToArray());
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
