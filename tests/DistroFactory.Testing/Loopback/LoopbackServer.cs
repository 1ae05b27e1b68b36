using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;

namespace DistroFactory.Testing.Loopback;

/// <summary>A real HTTP server on this machine's loopback address, that can break in every way a server of the world does.</summary>
public sealed class LoopbackServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly Func<LoopbackRequest, LoopbackAnswer> _answer;
    private readonly X509Certificate2? _certificate;
    private int _now;

    /// <param name="answer">Answers a request; called by several connections at once.</param>
    /// <param name="certificate">Serves https with this certificate, and asks for the client's; null: plain http.</param>
    public LoopbackServer(Func<LoopbackRequest, LoopbackAnswer> answer, X509Certificate2? certificate = null)
    {
        (_answer, _certificate) = (answer, certificate);
        _listener.Start();
        Address = new($"{(certificate is null ? "http" : "https")}://localhost:{((IPEndPoint)_listener.LocalEndpoint).Port}/");
        _ = AcceptAsync();
    }

    /// <summary>Its address, with a slash at the end.</summary>
    public Uri Address { get; }

    /// <summary>Every request so far, in the order of arrival.</summary>
    public ConcurrentQueue<LoopbackRequest> Requests { get; } = [];

    /// <summary>How many requests were being answered at one time, at most.</summary>
    public int MostAtOnce { get; private set; }

    /// <summary>An address where nobody listens.</summary>
    public static Uri Nobody() => new($"http://localhost:{LoopbackPort.Free()}/");

    /// <inheritdoc/>
    public void Dispose()
    {
        _end.Cancel();
        _listener.Dispose();
        _end.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                _ = ServeAsync(await _listener.AcceptTcpClientAsync(_end.Token));
        }
        catch (Exception error) when (error is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        var end = _end.Token;
        try
        {
            using (client)
            await using (var stream = await OpenAsync(client, end))
            {
                var request = await LoopbackWire.ReadAsync(stream, (stream as SslStream)?.RemoteCertificate, end);
                Requests.Enqueue(request);
                lock (_listener)
                    MostAtOnce = Math.Max(MostAtOnce, ++_now);
                try
                {
                    await LoopbackWire.WriteAsync(stream, await Task.Run(() => _answer(request), end), end);
                }
                finally
                {
                    lock (_listener)
                        _now--;
                }
            }
        }
        catch (Exception error)
            when (error is OperationCanceledException or IOException or System.Security.Authentication.AuthenticationException)
        {
            // The client went away, as some tests want it.
        }
    }

    [SuppressMessage("Security", "CA5359", Justification = "Whoever answers compares the certificate, as a hub does.")]
    private async Task<Stream> OpenAsync(TcpClient client, CancellationToken end)
    {
        if (_certificate is null)
            return client.GetStream();
        var tls = new SslStream(client.GetStream());
        await tls.AuthenticateAsServerAsync(
            new SslServerAuthenticationOptions
            {
                ServerCertificate = _certificate,
                ClientCertificateRequired = true,
                RemoteCertificateValidationCallback = (_, _, _, _) => true,
            },
            end
        );
        return tls;
    }
}
