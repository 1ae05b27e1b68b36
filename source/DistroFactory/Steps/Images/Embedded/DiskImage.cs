using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using DistroFactory.Connections.Commands;
using DistroFactory.Foundation;

namespace DistroFactory.Steps.Images.Embedded;

/// <summary>
/// A raw ext4 file system, made without root: <c>mke2fs -d</c> fills it from a folder of this user's files, and <c>debugfs</c> then writes
/// the owners and modes that only root could give those. It has no partition table and no boot loader.
/// </summary>
/// <param name="runner">Runs commands.</param>
/// <param name="timestamp">The time of everything in it.</param>
internal sealed class DiskImage(CommandRunner runner, DateTimeOffset timestamp)
{
    private const long Mebibyte = 1 << 20;
    private const int BlockBytes = 4096;
    private const int SpareInodes = 4096;

    private static readonly TimeSpan s_timeout = TimeSpan.FromHours(1);

    private string Seconds => timestamp.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    /// <summary>Writes it.</summary>
    /// <param name="tree">What it holds.</param>
    /// <param name="path">The file.</param>
    /// <param name="label">Its label; of more than 16 bytes the first.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="CommandException">A tool fails or is missing.</exception>
    /// <exception cref="FactoryException">What is in it is not the tree.</exception>
    public async Task WriteAsync(RootTree tree, string path, string label, CancellationToken cancellation)
    {
        var content = ExtractedTree.Write(tree, path + ".tree", timestamp, cancellation);
        // A UUID that follows from the content: the same release gives the same file system.
        var id = new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(tree.Files)))[..16]).ToString();
        await RunAsync(
                "mke2fs",
                "",
                [
                    "-q",
                    "-F",
                    "-t",
                    "ext4",
                    "-b",
                    $"{BlockBytes}",
                    "-N",
                    $"{content.Entries.Length + SpareInodes}",
                    "-m",
                    "0",
                    "-L",
                    Label(label),
                    "-U",
                    id,
                    "-E",
                    $"hash_seed={id},lazy_itable_init=0,lazy_journal_init=0,root_owner=0:0",
                    "-d",
                    content.Folder,
                    path,
                    $"{SizeOf(content) / 1024}k",
                ],
                cancellation
            )
            .ConfigureAwait(false);
        await RunAsync("debugfs", DiskOwners.Commands(content, Seconds), ["-w", "-f", "/dev/stdin", path], cancellation)
            .ConfigureAwait(false);
        await RunAsync("e2fsck", "", ["-fn", path], cancellation).ConfigureAwait(false);
        var listing = await RunAsync("debugfs", DiskCheck.Commands(content), ["-f", "/dev/stdin", path], cancellation)
            .ConfigureAwait(false);
        DiskCheck.Compare(content, listing.Text, path);
        Directory.Delete(content.Folder, recursive: true);
    }

    // Twice the room that files need of blocks, for directories, journal and what a machine writes; the file is sparse.
    private static long SizeOf(ExtractedTree content)
    {
        var needed = content.Entries.Sum(entry => (entry.Member.Size + BlockBytes - 1) / BlockBytes * BlockBytes + BlockBytes);
        return (needed * 2 / Mebibyte + 64) * Mebibyte;
    }

    private static string Label(string text) =>
        text.Length <= 16 && text.All(char.IsAscii) ? text : new([.. text.Where(char.IsAscii).Take(16)]);

    // debugfs repeats every command; nobody needs to read that.
    private Task<CommandOutput> RunAsync(string program, string input, ImmutableArray<string> arguments, CancellationToken cancellation) =>
        (input.Length > 0 ? new CommandRunner() : runner).RunAsync(
            new ExternalCommand(Locate(program), arguments)
            {
                Input = input,
                Timeout = s_timeout,
                Environment = ImmutableDictionary<string, string?>
                    .Empty.Add("E2FSPROGS_FAKE_TIME", Seconds)
                    .Add("DEBUGFS_PAGER", "cat")
                    .Add("LC_ALL", "C"),
            },
            cancellation
        );

    // They are root's tools, which a user's PATH may not have.
    private static string Locate(string program) =>
        CommandPath.Find(program, "/usr/sbin", "/sbin")
        ?? throw new FactoryException(
            $"Looking for {program}",
            "it is not installed",
            "Install e2fsprogs, or take disk out of images.formats."
        );
}
