using System.Collections.Immutable;
using DistroFactory.Connections.Commands;
using DistroFactory.Run;

namespace DistroFactory.Steps.Images.Builders;

/// <summary>
/// Has <c>clr-installer</c> make images, with the arguments of the original pipelines. It partitions and mounts, so it runs as root,
/// through sudo where this is another user. It takes template and stream, and leaves its files in the folder it runs in.
/// </summary>
/// <param name="source">The stream it installs from.</param>
/// <param name="folders">Where it logs.</param>
/// <param name="variables">Variables added to its environment.</param>
internal sealed class ClrInstallerBuilder(InstallerSource source, ImageFolders folders, ImmutableSortedDictionary<string, string> variables)
    : IImageBuilder
{
    private static readonly TimeSpan s_timeout = TimeSpan.FromHours(3);

    /// <inheritdoc/>
    public int CoresPerImage => 8;

    /// <inheritdoc/>
    public async Task<ImmutableArray<string>> BuildAsync(ImageOrder order, CancellationToken cancellation)
    {
        var name = order.Template.Name;
        ImmutableArray<string> words =
        [
            "--config",
            order.Template.Path,
            "--log-level=4",
            "--swupd-format",
            $"{source.Format}",
            "--swupd-clean",
            "--swupd-cert",
            source.Certificate,
            "--swupd-contenturl",
            $"file://{source.Stream}",
            "--swupd-versionurl",
            $"file://{source.Stream}",
            "--log-file",
            folders.InstallerLog(name),
        ];
        var command = Environment.IsPrivilegedProcess
            ? new ExternalCommand(ImageEngineChoice.Installer, words)
            : new ExternalCommand("sudo", ["-E", ImageEngineChoice.Installer, .. words]);
        await order
            .Runner.RunAsync(
                command with
                {
                    WorkingDirectory = order.Folder,
                    Environment = variables.ToImmutableDictionary(variable => variable.Key, variable => (string?)variable.Value),
                    Timeout = s_timeout,
                },
                cancellation
            )
            .ConfigureAwait(false);
        return Made(name, order.Folder);
    }

    // An image is named after its template; a template that names another file has nothing but that in the folder.
    private static ImmutableArray<string> Made(string name, string folder)
    {
        var files = Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal).ToImmutableArray();
        var own = files.Where(file => Path.GetFileName(file).StartsWith($"{name}.", StringComparison.Ordinal)).ToImmutableArray();
        return own.IsEmpty ? files : own;
    }
}
