using System.Globalization;
using System.Text;
using DistroFactory.Foundation;
using DistroFactory.Model;
using DistroFactory.UpdateStream;

namespace DistroFactory.Upstream;

/// <summary>An upstream as its small files tell it, wherever they are.</summary>
/// <param name="files">Reads them.</param>
internal sealed class PublishedUpstream(IUpstreamFiles files) : IUpstream
{
    private const int Shown = 40;

    /// <inheritdoc/>
    public string Name => files.Name;

    /// <inheritdoc/>
    public async Task<UpstreamVersion> LatestAsync(CancellationToken cancellation = default) =>
        new(await ReadAsync("latest", "the latest upstream version", cancellation).ConfigureAwait(false));

    /// <inheritdoc/>
    public async Task<FormatNumber> FormatOfAsync(UpstreamVersion version, CancellationToken cancellation = default) =>
        new(await ReadAsync($"update/{version}/format", $"the format of upstream version {version}", cancellation).ConfigureAwait(false));

    /// <inheritdoc/>
    public async Task<UpstreamVersion> FirstOfAsync(FormatNumber format, CancellationToken cancellation = default) =>
        new(
            await ReadAsync($"update/version/format{format}/first", $"the first upstream version of format {format}", cancellation)
                .ConfigureAwait(false)
        );

    /// <inheritdoc/>
    public async Task<UpstreamVersion> LatestOfAsync(FormatNumber format, CancellationToken cancellation = default) =>
        new(
            await ReadAsync($"update/version/format{format}/latest", $"the latest upstream version of format {format}", cancellation)
                .ConfigureAwait(false)
        );

    private async Task<uint> ReadAsync(string path, string what, CancellationToken cancellation)
    {
        var place = files.Locate(path);
        if (await files.FindAsync(path, cancellation).ConfigureAwait(false) is not { } answer)
        {
            throw new FactoryException(
                $"Reading {what} from {place}",
                "it is not there",
                "A mirror that lags has the version but not yet all of its files: try again "
                    + "later, or pin an older version with upstream.version."
            );
        }

        var text = Encoding.UTF8.GetString(answer).Trim();
        return uint.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            ? number
            : throw new FactoryException(
                $"Reading {what} from {place}",
                $"the answer {Describe(text)} is not a version or format number",
                "Check upstream.url in distro.yaml. A page instead of a number may come from a "
                    + "proxy, or from a server that answers every address."
            );
    }

    private static string Describe(string text) =>
        text.Length switch
        {
            0 => "'' (nothing)",
            > Shown => $"'{text[..Shown].ReplaceLineEndings(" ")}…' ({text.Length} characters)",
            _ => $"'{text.ReplaceLineEndings(" ")}'",
        };
}
