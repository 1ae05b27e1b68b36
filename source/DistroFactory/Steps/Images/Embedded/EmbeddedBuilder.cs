using System.Collections.Immutable;
using DistroFactory.Configuration;
using DistroFactory.Foundation.Compression;
using DistroFactory.Steps.Images.Builders;
using DistroFactory.UpdateStream;

namespace DistroFactory.Steps.Images.Embedded;

/// <summary>
/// Makes images in process and without root, of what a client with the bundles of the template would have: archives, and raw file systems.
/// </summary>
/// <param name="source">The stream.</param>
/// <param name="formats">What to make.</param>
/// <param name="title">Name of the distribution.</param>
internal sealed class EmbeddedBuilder(EmbeddedSource source, ImmutableArray<ImageFormat> formats, string title) : IImageBuilder
{
    // Fast and nearly as small as the highest levels.
    private static readonly CompressionSetting s_compression = new(CompressionMethod.Zstd, 9);

    /// <inheritdoc/>
    public int CoresPerImage => 1;

    /// <inheritdoc/>
    public Task<ImmutableArray<string>> BuildAsync(ImageOrder order, CancellationToken cancellation) =>
        Task.Run(() => MakeAsync(order, cancellation), cancellation);

    private async Task<ImmutableArray<string>> MakeAsync(ImageOrder order, CancellationToken cancellation)
    {
        var template = TemplateBundles.Read(order.Template.Path);
        if (!template.Unheeded.IsEmpty)
            order.Warn(
                $"{string.Join(", ", template.Unheeded)} of its template is not in the image: only "
                    + "clr-installer heeds it (images.engine: clr-installer)"
            );
        var tree = RootTree.Of(source.Stream, source.Version, template.Bundles, source.RootCertificatePem);
        var plain = Path.Combine(order.Folder, "root.tar");
        if (formats.Contains(ImageFormat.Tar) || formats.Contains(ImageFormat.Oci))
            TreeTar.Write(tree, plain, source.Timestamp, cancellation);
        var files = ImmutableArray.CreateBuilder<string>();
        foreach (var format in formats)
            files.Add(await MakeAsync(format, tree, plain, order, cancellation).ConfigureAwait(false));
        File.Delete(plain);
        return files.ToImmutable();
    }

    private async Task<string> MakeAsync(ImageFormat format, RootTree tree, string plain, ImageOrder order, CancellationToken cancellation)
    {
        var path = Path.Combine(
            order.Folder,
            order.Template.Name
                + format switch
                {
                    ImageFormat.Tar => ".tar.zst",
                    ImageFormat.Oci => "-oci.tar",
                    _ => ".img",
                }
        );
        switch (format)
        {
            case ImageFormat.Tar:
                TreeTar.Compress(plain, path, s_compression);
                TreeTar.Check(tree, path, cancellation);
                break;
            case ImageFormat.Oci:
                new OciArchive(title, $"{source.Version}", source.Timestamp).Write(tree, plain, path);
                OciArchive.Check(tree, path, cancellation);
                break;
            default:
                await new DiskImage(order.Runner, source.Timestamp).WriteAsync(tree, path, title, cancellation).ConfigureAwait(false);
                break;
        }

        return path;
    }
}

/// <summary>The version that images are made of.</summary>
/// <param name="Stream">The update tree.</param>
/// <param name="Version">The version.</param>
/// <param name="Timestamp">The time that is written into images.</param>
/// <param name="RootCertificatePem">The certificate clients pin.</param>
internal sealed record EmbeddedSource(string Stream, StreamVersion Version, DateTimeOffset Timestamp, string RootCertificatePem);
