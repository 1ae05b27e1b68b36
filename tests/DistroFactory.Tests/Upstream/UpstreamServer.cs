using System.Net;
using System.Net.Sockets;
using System.Text;

namespace DistroFactory.Tests.Upstream;

/// <summary>A real server on loopback that answers as it is told, byte by byte, and remembers what it was asked.</summary>
internal sealed class UpstreamServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();

    public UpstreamServer()
    {
        _listener.Start();
        _ = Task.Run(ServeAsync);
    }

    public string Address => $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/clear";

    /// <summary>Path → everything that is sent for it; what is not here is 404.</summary>
    public Dictionary<string, string> Answers { get; } = [];

    public List<string> Asked { get; } = [];

    public void Say(string path, string content) => Answers[$"/clear/{path}"] = Answer("200 OK", content.Length, content);

    public void Fail(string path, string status) => Answers[$"/clear/{path}"] = Answer(status, 0, "");

    /// <summary>Promises more than comes.</summary>
    public void Truncate(string path, string content) => Answers[$"/clear/{path}"] = Answer("200 OK", content.Length + 3, content);

    public void Dispose()
    {
        _listener.Stop();
        if (!_stop.IsCancellationRequested)
            _stop.Cancel();
    }

    private static string Answer(string status, int length, string content) =>
        $"HTTP/1.1 {status}\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n{content}";

    private async Task ServeAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            using var client = await _listener.AcceptTcpClientAsync(_stop.Token);
            var stream = client.GetStream();
            using var reader = new StreamReader(stream, leaveOpen: true);
            var path = (await reader.ReadLineAsync(_stop.Token))?.Split(' ')[1] ?? "";
            while (await reader.ReadLineAsync(_stop.Token) is { Length: > 0 }) { }

            lock (Asked)
                Asked.Add(path["/clear".Length..]);
            await stream.WriteAsync(Encoding.UTF8.GetBytes(Answers.GetValueOrDefault(path) ?? Answer("404 Not Found", 0, "")), _stop.Token);
        }
    }
}
