using DistroFactory.Configuration;
using DistroFactory.Connections.Commands;
using DistroFactory.Places;
using DistroFactory.Testing;

namespace DistroFactory.Tests.Places;

/// <summary>The places of factories as another machine would have them: by a real rsync through a real sshd on loopback.</summary>
internal sealed class RsyncPlaces : IDisposable
{
    private readonly SshServer _server;

    public RsyncPlaces()
    {
        Tool.Require("rsync", "rsync");
        _server = new();
    }

    /// <summary>The command that reaches the server.</summary>
    public string Shell => _server.Shell;

    /// <summary>Opens the place of a factory.</summary>
    /// <param name="world">The factory.</param>
    /// <param name="shell">The remote shell; null: one that works.</param>
    public RsyncPlace Open(PublishedStage world, string? shell = null)
    {
        var name = $"127.0.0.1:{world.Place.Root}";
        var run = new RsyncRun(new RsyncTarget(name, shell ?? Shell), new CommandRunner(world.Log.WriteLine))
        {
            FirstWait = TimeSpan.FromMilliseconds(10),
        };
        return new(run, name, world["memory"]);
    }

    public void Dispose() => _server.Dispose();
}
