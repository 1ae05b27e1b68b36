using System.Formats.Tar;
using System.Text.RegularExpressions;
using DistroFactory.Foundation;
using DistroFactory.Foundation.Compression;

namespace DistroFactory.Upstream;

/// <summary>
/// Bundle definitions in a tar archive of any compression: the files of a directory <c>bundles</c> wherever it is, or, where there is none,
/// the files at the top. Only their names are taken from the archive, never a path.
/// </summary>
internal static partial class DefinitionArchive
{
    private const long Largest = 1 << 20;
    private const long LargestArchive = 256 << 20;

    /// <summary>Unpacks the definitions into a folder.</summary>
    /// <param name="archive">The archive.</param>
    /// <param name="folder">Where they go; made if needed.</param>
    /// <param name="place">Where the archive is from, for messages.</param>
    /// <exception cref="FactoryException">It is no archive, or has no definitions.</exception>
    public static void Unpack(Stream archive, string folder, string place)
    {
        var files = Read(archive, place);
        var bundles = files.Where(file => Path.GetFileName(Path.GetDirectoryName(file.Path)) == "bundles").ToList();
        var chosen = bundles.Count > 0 ? bundles : files.Where(file => file.Path.Count(c => c == '/') <= 1).ToList();
        if (chosen.Count == 0)
            throw new FactoryException(
                $"Reading the bundle definitions in {place}",
                "the archive has no directory 'bundles' and no files at its top",
                "Check upstream.bundle-definitions in distro.yaml."
            );
        Directory.CreateDirectory(folder);
        foreach (var (path, content) in chosen)
            File.WriteAllBytes(Path.Combine(folder, Path.GetFileName(path)), content);
    }

    private static List<(string Path, byte[] Content)> Read(Stream archive, string place)
    {
        try
        {
            using var source = Decompressor.OpenRead(archive);
            using var plain = new BoundedReadStream(
                source,
                LargestArchive,
                () => new InvalidDataException($"it expands to more than {ByteSize.Format(LargestArchive)}")
            );
            using var tar = new TarReader(plain);
            var files = new List<(string, byte[])>();
            while (tar.GetNextEntry() is { } entry)
            {
                if (
                    entry.EntryType is not (TarEntryType.RegularFile or TarEntryType.V7RegularFile)
                    || entry.Length > Largest
                    || !Name().IsMatch(Path.GetFileName(entry.Name))
                )
                    continue;
                using var content = new MemoryStream();
                entry.DataStream?.CopyTo(content);
                files.Add((entry.Name.StartsWith("./", StringComparison.Ordinal) ? entry.Name[2..] : entry.Name, content.ToArray()));
            }

            return files;
        }
        catch (Exception error) when (error is InvalidDataException or CompressionException or EndOfStreamException or FormatException)
        {
            throw new FactoryException(
                $"Reading the bundle definitions in {place}",
                $"it is no sound tar archive: {error.Message}",
                "Check upstream.bundle-definitions in distro.yaml.",
                error
            );
        }
    }

    [GeneratedRegex(@"\A[A-Za-z0-9_+-][A-Za-z0-9_.+-]*\z")]
    private static partial Regex Name();
}
