using DistroFactory.UpdateStream.Client;
using DistroFactory.UpdateStream.Versions;

namespace DistroFactory.UpdateStream.Retention;

/// <summary>
/// A stream as it will be when all that is not needed is gone: so it can be tried before anything is removed. Its version files may be
/// those of another tree, which leads other machines to the same versions.
/// </summary>
/// <param name="update">The directory that is published as <c>update/</c>.</param>
/// <param name="versionFiles">The directory of the version files.</param>
/// <param name="needed">What stays; null: everything.</param>
/// <param name="formats">The formats whose pointers go.</param>
public sealed class NeededStream(string update, string versionFiles, NeededFiles? needed, IReadOnlyCollection<FormatNumber> formats)
    : IPublishedStream
{
    private const string VersionFolder = "version/";

    private readonly PublishedDirectory _update = new(update);
    private readonly PublishedDirectory _versionFiles = new(versionFiles);

    /// <inheritdoc/>
    public Stream? Open(string path) =>
        IsVersionFile(path)
            ? IsGone(path)
                ? null
                : _versionFiles.Open(path[VersionFolder.Length..])
            : needed?.Has(path) == false
                ? null
                : _update.Open(path);

    /// <inheritdoc/>
    public long? SizeOf(string path) =>
        IsVersionFile(path)
            ? IsGone(path)
                ? null
                : _versionFiles.SizeOf(path[VersionFolder.Length..])
            : needed?.Has(path) == false
                ? null
                : _update.SizeOf(path);

    private static bool IsVersionFile(string path) => path.StartsWith(VersionFolder, StringComparison.Ordinal);

    private bool IsGone(string path) =>
        formats.Any(format => path.StartsWith(VersionFolder + VersionFiles.FolderOf(format) + "/", StringComparison.Ordinal));
}
