using DistroFactory.Connections.Commands;
using DistroFactory.Mixing;

namespace DistroFactory.MixerTool;

/// <summary>
/// The <c>bsdiff</c> that mixer makes deltas with. That of most distributions writes another form than that of Clear Linux, which clients
/// read: mixer takes it all the same, and the release would end at its verification.
/// </summary>
/// <param name="runner">Runs it.</param>
public sealed class DeltaProgram(CommandRunner runner)
{
    private const string Program = "bsdiff";

    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(1);

    /// <summary>Lets a program through whose deltas clients read; a missing one, too, for without it mixer makes none.</summary>
    /// <exception cref="MixException">Clients do not read its deltas.</exception>
    public async Task RefuseForeignAsync(CancellationToken cancellation)
    {
        if (CommandPath.Find(Program) is not { } path)
            return;
        var folder = Directory.CreateTempSubdirectory("distro-factory-delta-").FullName;
        try
        {
            var (before, after, delta) = (Path.Combine(folder, "before"), Path.Combine(folder, "after"), Path.Combine(folder, "delta"));
            // Of files below 200 bytes that of Clear Linux makes no delta.
            await File.WriteAllTextAsync(before, string.Concat(Enumerable.Range(0, 2000)), cancellation).ConfigureAwait(false);
            await File.WriteAllTextAsync(after, string.Concat(Enumerable.Range(1, 2000)), cancellation).ConfigureAwait(false);
            await runner
                .RunAsync(new ExternalCommand(path, before, after, delta) { Timeout = s_patience }, cancellation)
                .ConfigureAwait(false);
            if (!IsReadByClients(await File.ReadAllBytesAsync(delta, cancellation).ConfigureAwait(false)))
            {
                throw new MixException(
                    $"Trying {path}, which mixer makes deltas with",
                    "clients do not read what it makes: it is not the bsdiff of Clear Linux",
                    "Build that from https://github.com/clearlinux/bsdiff and put it first in PATH, or make no "
                        + "deltas: mix.deltas: { versions: 0, from-format-start: false }."
                );
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static bool IsReadByClients(ReadOnlySpan<byte> delta) => delta.StartsWith("BSDIFF4V"u8) || delta.StartsWith("BSDIFF4U"u8);
}
