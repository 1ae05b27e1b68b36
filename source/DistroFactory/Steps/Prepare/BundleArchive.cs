using System.Formats.Tar;
using System.IO.Compression;
using DistroFactory.Foundation;

namespace DistroFactory.Steps.Prepare;

/// <summary>The bundle definitions of a release as a tar.gz whose bytes depend on nothing but them.</summary>
internal static class BundleArchive
{
    /// <summary>
    /// Writes <paramref name="archive"/> of <paramref name="files"/> of <paramref name="folder"/>, inside a directory <c>bundles/</c>.
    /// </summary>
    public static void Write(string folder, IEnumerable<string> files, string archive, DateTimeOffset timestamp) =>
        AtomicFile.Write(
            archive,
            stream =>
            {
                using var gzip = new GZipStream(stream, CompressionLevel.SmallestSize, leaveOpen: true);
                using var tar = new TarWriter(gzip, TarEntryFormat.Ustar);
                foreach (var file in files)
                {
                    using var content = File.OpenRead(Path.Combine(folder, file));
                    tar.WriteEntry(
                        new UstarTarEntry(TarEntryType.RegularFile, "bundles/" + file)
                        {
                            DataStream = content,
                            ModificationTime = timestamp,
                            Mode = (UnixFileMode)Convert.ToInt32("644", 8),
                        }
                    );
                }
            }
        );
}
