using System.Formats.Tar;
using System.IO.Compression;
using ICSharpCode.SharpZipLib.BZip2;

namespace Nuke.Common.IO;

/// <summary>Archives: <c>.zip</c>, <c>.tar.gz</c> (<c>.tgz</c>) and <c>.tar.bz2</c> (<c>.tbz2</c>, <c>.tbz</c>).</summary>
public static class CompressionExtensions
{
    /// <summary>Packs a directory into an archive of the kind that its extension tells.</summary>
    /// <exception cref="ArgumentException">The extension is none of them.</exception>
    public static void CompressTo(this AbsolutePath directory, AbsolutePath archiveFile, Func<AbsolutePath, bool>? filter = null)
    {
        if (archiveFile.HasExtension(".zip"))
            directory.ZipTo(archiveFile, filter);
        else if (archiveFile.HasExtension(".tar.gz", ".tgz"))
            directory.TarGZipTo(archiveFile, filter);
        else if (archiveFile.HasExtension(".tar.bz2", ".tbz2", ".tbz"))
            directory.TarBZip2To(archiveFile, filter);
        else
            Unknown(archiveFile);
    }

    /// <summary>Unpacks an archive of the kind that its extension tells.</summary>
    /// <exception cref="ArgumentException">The extension is none of them.</exception>
    public static void UncompressTo(this AbsolutePath archiveFile, AbsolutePath directory)
    {
        if (archiveFile.HasExtension(".zip"))
            archiveFile.UnZipTo(directory);
        else if (archiveFile.HasExtension(".tar.gz", ".tgz"))
            archiveFile.UnTarGZipTo(directory);
        else if (archiveFile.HasExtension(".tar.bz2", ".tbz2", ".tbz"))
            archiveFile.UnTarBZip2To(directory);
        else
            Unknown(archiveFile);
    }

    /// <summary>Packs the files of a directory.</summary>
    public static void ZipTo(
        this AbsolutePath directory,
        AbsolutePath archiveFile,
        Func<AbsolutePath, bool>? filter = null,
        CompressionLevel compressionLevel = CompressionLevel.Optimal,
        FileMode fileMode = FileMode.CreateNew
    )
    {
        var files = FilesOf(directory, filter);
        using var stream = Open(archiveFile, fileMode);
        using var archive = new ZipArchive(stream, ZipArchiveMode.Create);
        foreach (var file in files)
            archive.CreateEntryFromFile(file, directory.GetUnixRelativePathTo(file), compressionLevel);
    }

    /// <summary>Unpacks an archive; files that are there are replaced.</summary>
    /// <exception cref="IOException">An entry would lie outside of the directory.</exception>
    public static void UnZipTo(this AbsolutePath archiveFile, AbsolutePath directory) =>
        ZipFile.ExtractToDirectory(archiveFile, directory.CreateDirectory(), overwriteFiles: true);

    /// <summary>Packs files, named from a directory.</summary>
    public static void TarGZipTo(
        this AbsolutePath baseDirectory,
        AbsolutePath archiveFile,
        IEnumerable<AbsolutePath> files,
        FileMode fileMode = FileMode.CreateNew
    ) => Tar(baseDirectory, archiveFile, files, fileMode, stream => new GZipStream(stream, CompressionLevel.Optimal));

    /// <summary>Packs the files of a directory.</summary>
    public static void TarGZipTo(
        this AbsolutePath directory,
        AbsolutePath archiveFile,
        Func<AbsolutePath, bool>? filter = null,
        FileMode fileMode = FileMode.CreateNew
    ) => directory.TarGZipTo(archiveFile, FilesOf(directory, filter), fileMode);

    /// <summary>Packs files, named from a directory.</summary>
    public static void TarBZip2To(
        this AbsolutePath directory,
        AbsolutePath archiveFile,
        IEnumerable<AbsolutePath> files,
        FileMode fileMode = FileMode.CreateNew
    ) => Tar(directory, archiveFile, files, fileMode, stream => new BZip2OutputStream(stream));

    /// <summary>Packs the files of a directory.</summary>
    public static void TarBZip2To(
        this AbsolutePath directory,
        AbsolutePath archiveFile,
        Func<AbsolutePath, bool>? filter = null,
        FileMode fileMode = FileMode.CreateNew
    ) => directory.TarBZip2To(archiveFile, FilesOf(directory, filter), fileMode);

    /// <summary>Unpacks an archive; files that are there are replaced.</summary>
    /// <exception cref="IOException">An entry would lie outside of the directory.</exception>
    public static void UnTarGZipTo(this AbsolutePath archiveFile, AbsolutePath directory) =>
        UnTar(archiveFile, directory, stream => new GZipStream(stream, CompressionMode.Decompress));

    /// <summary>Unpacks an archive; files that are there are replaced.</summary>
    /// <exception cref="IOException">An entry would lie outside of the directory.</exception>
    public static void UnTarBZip2To(this AbsolutePath archiveFile, AbsolutePath directory) =>
        UnTar(archiveFile, directory, stream => new BZip2InputStream(stream));

    private static void Tar(
        AbsolutePath directory,
        AbsolutePath archive,
        IEnumerable<AbsolutePath> files,
        FileMode mode,
        Func<Stream, Stream> compress
    )
    {
        // Listed before the archive, which may lie in the directory, is there.
        AbsolutePath[] listed = [.. files];
        using var stream = Open(archive, mode);
        using var compressed = compress(stream);
        using var tar = new TarWriter(compressed);
        foreach (var file in listed)
            tar.WriteEntry(file, directory.GetUnixRelativePathTo(file));
    }

    private static void UnTar(AbsolutePath archive, AbsolutePath directory, Func<Stream, Stream> decompress)
    {
        using var stream = File.OpenRead(archive);
        using var tar = decompress(stream);
        TarFile.ExtractToDirectory(tar, directory.CreateDirectory(), overwriteFiles: true);
    }

    private static List<AbsolutePath> FilesOf(AbsolutePath directory, Func<AbsolutePath, bool>? filter) =>
        [
            .. directory
                .GetFiles(depth: int.MaxValue)
                .Where(file => filter?.Invoke(file) != false)
                .OrderBy(file => file.ToString(), StringComparer.Ordinal),
        ];

    private static FileStream Open(AbsolutePath archive, FileMode mode)
    {
        archive.Parent?.CreateDirectory();
        return File.Open(archive, mode, FileAccess.ReadWrite);
    }

    private static void Unknown(AbsolutePath archive) =>
        Assert.Fail($"Unknown archive extension for archive '{archive.Name}': .zip, .tar.gz, .tgz, .tar.bz2, .tbz2 and .tbz are known");
}
