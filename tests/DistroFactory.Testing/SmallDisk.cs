using System.Globalization;
using CliWrap;
using CliWrap.Buffered;

namespace DistroFactory.Testing;

/// <summary>A disk of its own that can be filled, in memory.</summary>
public sealed class SmallDisk : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    private SmallDisk() { }

    /// <summary>Where it is mounted.</summary>
    public string Path => _directory["disk"];

    /// <summary>Mounts one; skips the test where this user may not.</summary>
    public static SmallDisk Mount(int megabytes)
    {
        var disk = new SmallDisk();
        Directory.CreateDirectory(disk.Path);
        if (disk.Run("mount", "-t", "tmpfs", "-o", $"size={megabytes}m", "tmpfs", disk.Path) is { } refusal)
        {
            disk._directory.Dispose();
            Assert.Ignore($"A disk that gets full needs the right to mount one, which only root has here: {refusal}");
        }

        return disk;
    }

    /// <summary>Makes it so small that some bytes are free.</summary>
    public void LeaveFree(long bytes)
    {
        var used = new DriveInfo(Path) is var drive ? drive.TotalSize - drive.TotalFreeSpace : 0;
        var size = (used + bytes).ToString(CultureInfo.InvariantCulture);
        if (Run("mount", "-o", $"remount,size={size}", Path) is { } refusal)
            throw new InvalidOperationException(refusal);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Run("umount", "--lazy", Path);
        _directory.Dispose();
    }

    private string? Run(string command, params string[] arguments)
    {
        var outcome = Cli.Wrap(command)
            .WithArguments(arguments)
            .WithValidation(CommandResultValidation.None)
            .ExecuteBufferedAsync()
            .GetAwaiter()
            .GetResult();
        return outcome.ExitCode == 0 ? null : outcome.StandardError.Trim();
    }
}
