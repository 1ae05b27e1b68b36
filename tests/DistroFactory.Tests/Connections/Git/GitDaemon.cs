using System.Diagnostics;
using DistroFactory.Testing;
using DistroFactory.Testing.Loopback;

namespace DistroFactory.Tests.Connections.Git;

/// <summary>A real <c>git daemon</c> on a port of loopback, for one repository.</summary>
internal sealed class GitDaemon : IDisposable
{
    private readonly Process _server;

    /// <summary>Starts it; skips the test where git is missing.</summary>
    public GitDaemon(string repository)
    {
        var port = LoopbackPort.Free();
        _server = Process.Start(
            Tool.Require("git", "git"),
            [
                "daemon",
                "--export-all",
                "--listen=127.0.0.1",
                $"--port={port}",
                $"--base-path={Path.GetDirectoryName(repository)}",
                repository,
            ]
        );
        Address = $"git://127.0.0.1:{port}/{Path.GetFileName(repository)}";
        LoopbackPort.WaitFor(port);
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
}
