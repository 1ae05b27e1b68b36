using System.Net;
using DistroFactory.Testing.Loopback;

namespace DistroFactory.UpdateStream.Tests.Client;

/// <summary>Serves a directory over HTTP on the loopback.</summary>
internal sealed class FileServer : IDisposable
{
    private readonly HttpListener _listener;
    private readonly string _root;

    public FileServer(string root)
    {
        _root = root;
        (_listener, Address) = Listen();
        _ = ServeAsync();
    }

    public string Address { get; }

    /// <summary>What is answered for files that are there, and for those that are not when it is an error.</summary>
    public HttpStatusCode Answer { get; set; } = HttpStatusCode.OK;

    public void Dispose() => _listener.Close();

    // The listener cannot choose a port itself, and another process may have taken the free one in the meantime.
    private static (HttpListener Listener, string Address) Listen()
    {
        for (var attempt = 1; ; attempt++)
        {
            var (listener, address) = (new HttpListener(), $"http://127.0.0.1:{LoopbackPort.Free()}/");
            listener.Prefixes.Add(address);
            try
            {
                listener.Start();
                return (listener, address);
            }
            catch (HttpListenerException) when (attempt < 20)
            {
                listener.Close();
            }
        }
    }

    private async Task ServeAsync()
    {
        while (_listener.IsListening)
        {
            try
            {
                var context = await _listener.GetContextAsync();
                await ServeAsync(context);
            }
            catch (Exception error) when (error is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task ServeAsync(HttpListenerContext context)
    {
        var path = Path.Combine(_root, context.Request.Url!.AbsolutePath.TrimStart('/'));
        context.Response.StatusCode = (int)(Answer != HttpStatusCode.OK || File.Exists(path) ? Answer : HttpStatusCode.NotFound);
        if (context.Response.StatusCode == (int)HttpStatusCode.OK)
        {
            var bytes = await File.ReadAllBytesAsync(path);
            context.Response.ContentLength64 = bytes.Length;
            if (context.Request.HttpMethod != "HEAD")
                await context.Response.OutputStream.WriteAsync(bytes);
        }

        context.Response.Close();
    }
}
