using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using DistroFactory.Testing;

namespace DistroFactory.Tests.Repositories;

/// <summary>A real <c>git daemon</c> on a port of loopback, for one repository.</summary>
sealed class GitDaemon : IDisposable
{
    private readonly Process _server;

    /// <summary>Starts it; skips the test where git is missing.</summary>
    public GitDaemon(string repository)
    {
        var port = FreePort();
        _server = Process.Start(Tool.Require("git", "git"), ["daemon", "--export-all", "--listen=127.0.0.1", $"--port={port}", $"--base-path={Path.GetDirectoryName(repository)}", repository]);
        Address = $"git://127.0.0.1:{port}/{Path.GetFileName(repository)}";
        WaitFor(port);
    }

    /// <summary>The address of the repository.</summary>
    public string Address { get; }

    /// <inheritdoc/>
    public void Dispose()
    {
        _server.Kill(entireProcessTree: true);
        _server.WaitForExit();
        _server.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static void WaitFor(int port)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                using var client = new TcpClient("127.0.0.1", port);
                return;
            }
            catch (SocketException) when (attempt < 200)
            {
                Task.Delay(25).Wait();
            }
        }
    }
}
