using System.Diagnostics;
using DistroFactory.Testing.Loopback;

namespace DistroFactory.Testing;

/// <summary>A real sshd on a port of loopback, with keys of its own, for the user who runs the test.</summary>
public sealed class SshServer : IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly Process _server;

    /// <summary>Starts it; skips the test where it is missing.</summary>
    public SshServer()
    {
        var sshd = Tool.Require("sshd", "openssh-server");
        Tool.Require("ssh", "openssh-client");
        foreach (var key in new[] { "host", "user" })
            Run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", _directory[key]);
        File.Copy(_directory["user.pub"], _directory["authorized"]);
        if (Environment.IsPrivilegedProcess)
            Directory.CreateDirectory("/run/sshd");
        var port = LoopbackPort.Free();
        _server = Process.Start(
            sshd,
            [
                "-D",
                "-e",
                "-f",
                "/dev/null",
                "-p",
                $"{port}",
                "-h",
                _directory["host"],
                "-o",
                "ListenAddress=127.0.0.1",
                "-o",
                $"AuthorizedKeysFile={_directory["authorized"]}",
                "-o",
                "StrictModes=no",
                "-o",
                "PidFile=none",
                "-o",
                "PermitRootLogin=yes",
                "-o",
                "LogLevel=QUIET",
                // Then bash does not read the startup files of the user, which may take seconds or print something.
                "-o",
                "SetEnv=SHLVL=2",
            ]
        );
        Shell =
            $"ssh -p {port} -i {_directory["user"]} -o StrictHostKeyChecking=no -o "
            + "UserKnownHostsFile=/dev/null -o LogLevel=ERROR -o BatchMode=yes";
        LoopbackPort.WaitFor(port);
    }

    /// <summary>The command that reaches it, as rsync's option <c>-e</c> takes it.</summary>
    public string Shell { get; }

    /// <inheritdoc/>
    public void Dispose()
    {
        _server.Kill(entireProcessTree: true);
        _server.WaitForExit();
        _server.Dispose();
        _directory.Dispose();
    }

    private static void Run(string command, params string[] arguments)
    {
        using var process = Process.Start(command, arguments);
        process.WaitForExit();
        Assert.That(process.ExitCode, Is.Zero, command);
    }
}
