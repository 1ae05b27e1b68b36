using System.Collections.Immutable;
using DistroFactory.Connections.Commands;

namespace DistroFactory.Steps.Qa.Checks;

/// <summary>
/// Runs the real client where it can harm nothing: without a network, and with a file system of which only one folder can be written. A
/// user who is not root is root in there, of the ids that the machine gives that user.
/// </summary>
/// <param name="folder">The folder that can be written.</param>
/// <param name="log">Gets what is printed.</param>
/// <param name="timeout">How long each command may take.</param>
internal sealed class ClientNamespace(string folder, string log, TimeSpan timeout)
{
    // Mounts of the namespace are its own: to make them read-only changes nothing outside of it. Names in mountinfo have no spaces.
    private const string ReadOnlyBut = """
        mount --bind "$0" "$0" || exit 97
        while read -r id parent device root place rest; do
          case "$place" in
            /proc | /proc/* | /sys | /sys/* | /dev | /dev/* | "$0") ;;
            *) mount -o remount,bind,ro "$place" 2>/dev/null ;;
          esac
        done < /proc/self/mountinfo
        if [ -w / ]; then echo "the file system cannot be made read-only" >&2; exit 97; fi
        exec "$@"
        """;

    /// <summary>Tries whether there can be such a place.</summary>
    /// <returns>Why not; null: there can.</returns>
    public async Task<string?> RefuseAsync(CancellationToken cancellation)
    {
        var tried = await RunAsync(["true"], cancellation);
        return tried.ExitCode == 0 ? null : $"no namespace can be made for it: {string.Join("; ", tried.Tail)}";
    }

    /// <summary>Runs a command there.</summary>
    public Task<ContainedOutcome> RunAsync(ImmutableArray<string> words, CancellationToken cancellation) =>
        ContainedCommand.RunAsync(
            new("unshare", [.. Kinds, "--mount", "--net", "--propagation", "private", "sh", "-c", ReadOnlyBut, folder, .. words])
            {
                WorkingDirectory = folder,
                Timeout = timeout,
                Shown = string.Join(' ', words),
            },
            log,
            cancellation
        );

    /// <summary>Removes a folder below, whose files may be of users that only exist there.</summary>
    public async Task RemoveAsync(string below)
    {
        if (Directory.Exists(below))
            await RunAsync(["rm", "-rf", "--one-file-system", below], CancellationToken.None);
    }

    private static string[] Kinds => Environment.IsPrivilegedProcess ? [] : ["--user", "--map-root-user", "--map-auto"];
}
