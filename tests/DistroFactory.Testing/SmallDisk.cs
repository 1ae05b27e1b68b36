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

    /// <summary>How many bytes of it are taken.</summary>
    public long Used => new DriveInfo(Path) is var drive ? drive.TotalSize - drive.TotalFreeSpace : 0;

    /// <summary>Makes it larger or smaller, to a number of bytes that is not below what is taken.</summary>
    public void Resize(long bytes)
    {
        if (Run("mount", "-o", string.Create(CultureInfo.InvariantCulture, $"remount,size={bytes}"), Path) is { } refusal)
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
