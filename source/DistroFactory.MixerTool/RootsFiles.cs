using System.Collections.Immutable;
using DistroFactory.Connections.Commands;
using DistroFactory.Foundation;

namespace DistroFactory.MixerTool;

/// <summary>Changes files that mixer made as root: directly when this is root, else through sudo.</summary>
/// <param name="runner">Runs commands.</param>
public sealed class RootsFiles(CommandRunner runner)
{
    private static bool IsRoot => Environment.IsPrivilegedProcess;

    /// <summary>Writes a text, without a newline that is not in it.</summary>
    public async Task WriteAsync(string path, string text, CancellationToken cancellation)
    {
        if (!IsRoot)
        {
            await AsRootAsync(cancellation, "mkdir", "-p", Path.GetDirectoryName(path)!).ConfigureAwait(false);
            await runner.RunAsync(new ExternalCommand("sudo", "-E", "tee", path) { Input = text }, cancellation).ConfigureAwait(false);
            return;
        }

        // Not renamed over: the trees of bundles share their files with the tree of everything.
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.WriteAllTextAsync(path, text, cancellation).ConfigureAwait(false);
    }

    /// <summary>Writes bytes into a file that takes the place of the one that is there.</summary>
    public async Task ReplaceAsync(string path, byte[] content, CancellationToken cancellation)
    {
        if (IsRoot)
        {
            AtomicFile.Write(path, stream => stream.Write(content));
            return;
        }

        var temporary = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(temporary, content, cancellation).ConfigureAwait(false);
            await AsRootAsync(cancellation, "install", "-m", "644", temporary, path).ConfigureAwait(false);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <summary>Makes a directory.</summary>
    public async Task MakeDirectoryAsync(string path, CancellationToken cancellation)
    {
        if (IsRoot)
            Directory.CreateDirectory(path);
        else
            await AsRootAsync(cancellation, "mkdir", "-p", path).ConfigureAwait(false);
    }

    /// <summary>Deletes a file, or a directory with all below it, if it is there.</summary>
    public async Task RemoveAsync(string path, CancellationToken cancellation)
    {
        if (!IsRoot)
            await AsRootAsync(cancellation, "rm", "-rf", "--", path).ConfigureAwait(false);
        else if (Directory.Exists(path))
            Directory.Delete(path, recursive: true);
        else if (File.Exists(path))
            File.Delete(path);
    }

    /// <summary>Makes a second directory of the same files.</summary>
    public async Task LinkTreeAsync(string source, string target, CancellationToken cancellation)
    {
        await RemoveAsync(target, cancellation).ConfigureAwait(false);
        // Owners and modes of directories are content here, and cp keeps them; links do not cross file systems.
        try
        {
            await AsRootAsync(cancellation, "cp", "-al", source, target).ConfigureAwait(false);
        }
        catch (CommandException)
        {
            await RemoveAsync(target, cancellation).ConfigureAwait(false);
            await AsRootAsync(cancellation, "cp", "-a", source, target).ConfigureAwait(false);
        }
    }

    private Task<CommandOutput> AsRootAsync(CancellationToken cancellation, params ImmutableArray<string> words) =>
        runner.RunAsync(IsRoot ? new ExternalCommand(words[0], words[1..]) : new ExternalCommand("sudo", ["-E", .. words]), cancellation);
}
