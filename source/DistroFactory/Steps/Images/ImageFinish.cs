using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using DistroFactory.Foundation;
using DistroFactory.Model;
using DistroFactory.UpdateStream;

namespace DistroFactory.Steps.Images;

/// <summary>
/// Makes of the files of an image what is staged: names that say whose and of which version they are, beside each a checksum as
/// <c>sha512sum</c> writes it, and its signature. The files appear in the finished folder when all is done.
/// </summary>
/// <param name="title">The distribution's name, which begins the names.</param>
/// <param name="version">The version.</param>
/// <param name="checksumSuffix">What ends the name of a checksum file.</param>
/// <param name="signer">Signs checksum files; null: nobody.</param>
internal sealed class ImageFinish(string title, StreamVersion version, string checksumSuffix, ImageSigner? signer)
{
    /// <summary>Finishes the files of one image.</summary>
    /// <param name="made">The files, which are moved away.</param>
    /// <param name="finished">Where they go.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="FactoryException">There is no file, or one without content.</exception>
    public async Task<ImmutableArray<ImageFile>> RunAsync(ImmutableArray<string> made, string finished, CancellationToken cancellation)
    {
        if (made.FirstOrDefault(file => new FileInfo(file).Length == 0) is { } empty)
            throw new FactoryException($"Taking the image {Path.GetFileName(empty)}", "it has no content");
        var files = ImmutableArray.CreateBuilder<ImageFile>();
        foreach (var file in made)
        {
            var name = $"{title}-{version}-{Path.GetFileName(file)}";
            var checksum = await ChecksumAsync(file, cancellation).ConfigureAwait(false);
            files.Add(new(name, new FileInfo(file).Length, checksum));
            var sum = Encoding.UTF8.GetBytes($"{checksum}  {name}\n");
            files.Add(Write($"{name}-{checksumSuffix}", sum));
            if (signer is not null)
                files.Add(Write($"{name}-{checksumSuffix}.sig", signer.Sign(sum)));
        }

        foreach (var file in made)
            File.Move(file, Path.Combine(finished, $"{title}-{version}-{Path.GetFileName(file)}"), overwrite: true);
        return files.ToImmutable();

        ImageFile Write(string name, byte[] content)
        {
            AtomicFile.WriteAllBytes(Path.Combine(finished, name), content);
            return new(name, content.Length);
        }
    }

    private static async Task<string> ChecksumAsync(string file, CancellationToken cancellation)
    {
        await using var content = File.OpenRead(file);
        return Convert.ToHexStringLower(await SHA512.HashDataAsync(content, cancellation).ConfigureAwait(false));
    }
}
