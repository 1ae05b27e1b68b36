using DistroFactory.Foundation;
using DistroFactory.UpdateStream.Signatures;

namespace DistroFactory.UpdateStream.Versions;

/// <summary>
/// The pointers clients begin at: <c>formatF/latest</c>, <c>formatF/first</c> and <c>latest_version</c>, with their signatures.
/// They hold a number and no newline.
/// </summary>
/// <param name="directory">The <c>update/version</c> of a tree.</param>
public sealed class VersionFiles(string directory)
{
    /// <summary>Name of the file with the latest version of any format.</summary>
    public const string LatestVersion = "latest_version";

    private const string LatestName = "latest";
    private const string FirstName = "first";
    private const string FormatPrefix = "format";

    /// <summary>What is added to a file's name for its signature.</summary>
    public const string SignatureExtension = ".sig";

    /// <summary>The latest version of any format; none when there is none.</summary>
    public StreamVersion Latest() => Read(LatestVersion);

    /// <summary>The latest version of a format; none when there is none.</summary>
    public StreamVersion Latest(FormatNumber format) => Read(PathIn(format, LatestName));

    /// <summary>The first version of a format; none when it is not recorded.</summary>
    public StreamVersion First(FormatNumber format) => Read(PathIn(format, FirstName));

    /// <summary>Points to a version, the only one of its release.</summary>
    /// <param name="format">The format of the version.</param>
    /// <param name="version">The version; it must already be published whole.</param>
    /// <param name="signer">Signs the pointers.</param>
    public void Switch(FormatNumber format, StreamVersion version, ISigner signer) => Switch([new(format, version, version)], signer);

    /// <summary>
    /// Points to the versions of a release. All files and signatures are written into a copy of the directory, which then takes its
    /// place in one step, so that no client sees a pointer with the signature of another. Where the file system cannot exchange
    /// two directories the files are renamed one by one: <c>latest_version</c> first, for it is what the next release counts from, then
    /// the newest format, for a bridge of an older one leads there.
    /// </summary>
    /// <param name="formats">The formats whose pointers change; all they lead to must already be published whole.</param>
    /// <param name="signer">Signs the pointers; null: they stay unsigned, and current clients refuse them.</param>
    public void Switch(IReadOnlyCollection<FormatPointer> formats, ISigner? signer) =>
        Renew(next =>
        {
            CopyTo(Path.GetFullPath(directory), next);
            foreach (var pointer in formats)
            {
                if (First(pointer.Format) == StreamVersion.None)
                    AtomicFile.WriteAllText(Path.Combine(next, PathIn(pointer.Format, FirstName)), pointer.First.ToString());
                WriteSigned(Path.Combine(next, PathIn(pointer.Format, LatestName)), pointer.Latest, pointer.Signer ?? signer);
            }

            WriteSigned(Path.Combine(next, LatestVersion), formats.Max(pointer => pointer.Latest), signer);
        });

    /// <summary>
    /// Points where the files of another directory point, in one step like
    /// <see cref="Switch(IReadOnlyCollection{FormatPointer}, ISigner?)"/>.
    /// </summary>
    /// <param name="source">The <c>update/version</c> of another tree.</param>
    public void Follow(string source) => Renew(next => CopyTo(Path.GetFullPath(source), next));

    /// <summary>The formats that have pointers, in order.</summary>
    public IEnumerable<FormatNumber> Formats =>
        Directory.Exists(directory)
            ? Directory
                .EnumerateDirectories(directory, FormatPrefix + "*")
                .Select(folder => FormatNumber.TryParse(Path.GetFileName(folder)[FormatPrefix.Length..], out var format) ? format : default)
                .Where(format => format != FormatNumber.None)
                .OrderBy(format => format.Value)
            : [];

    /// <summary>Takes the pointers of formats away, in one step: machines of these formats find no version any more.</summary>
    /// <param name="formats">The formats.</param>
    public void Drop(IReadOnlyCollection<FormatNumber> formats) =>
        Renew(next =>
        {
            CopyTo(Path.GetFullPath(directory), next);
            foreach (var folder in formats.Select(format => Path.Combine(next, FolderOf(format))).Where(Directory.Exists))
                Directory.Delete(folder, recursive: true);
        });

    /// <summary>Parses the content of a version file as strictly as the client: a number, then at most one newline.</summary>
    public static bool TryParse(ReadOnlySpan<byte> content, out StreamVersion version)
    {
        if (content.EndsWith("\n"u8))
            content = content[..^1];
        return StreamVersion.TryParse(System.Text.Encoding.UTF8.GetString(content), out version) && version != StreamVersion.None;
    }

    /// <summary>Path of <c>latest</c> of a format below the directory of version files.</summary>
    public static string LatestPath(FormatNumber format) => PathIn(format, LatestName);

    /// <summary>The folder of the pointers of a format, below the directory of version files.</summary>
    public static string FolderOf(FormatNumber format) => $"{FormatPrefix}{format}";

    private static string PathIn(FormatNumber format, string name) => Path.Combine(FolderOf(format), name);

    private StreamVersion Read(string relative)
    {
        var path = Path.Combine(directory, relative);
        if (!File.Exists(path))
            return StreamVersion.None;
        return TryParse(File.ReadAllBytes(path), out var version)
            ? version
            : throw new UpdateStreamException(
                $"Reading {path}",
                "it does not hold a version number",
                "Restore it from a backup, or remove it and stage the version again."
            );
    }

    /// <summary>Fills a directory beside, which then takes the place of this one.</summary>
    private void Renew(Action<string> fill)
    {
        var full = Path.GetFullPath(directory);
        var next = PartialDirectory.NewBeside(full);
        try
        {
            fill(next);
            if (!Directory.Exists(full))
                Directory.Move(next, full);
            else if (!FileNames.TryExchange(next, full))
                ReplaceOneByOne(next, full);
        }
        finally
        {
            if (Directory.Exists(next))
                Directory.Delete(next, recursive: true);
        }
    }

    private static void WriteSigned(string path, StreamVersion version, ISigner? signer)
    {
        var content = System.Text.Encoding.ASCII.GetBytes(version.ToString());
        if (signer is null)
            File.Delete(path + SignatureExtension);
        else
            AtomicFile.WriteAllBytes(path + SignatureExtension, signer.Sign(content));
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        AtomicFile.WriteAllBytes(path, content);
    }

    private static void CopyTo(string source, string target)
    {
        Directory.CreateDirectory(target);
        if (!Directory.Exists(source))
            return;
        foreach (
            var file in Directory
                .EnumerateFiles(source, "*", SearchOption.AllDirectories)
                .Where(file => !Path.GetRelativePath(source, file).Contains(AtomicFile.PartialMark, StringComparison.Ordinal))
        )
        {
            var copy = Path.Combine(target, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    private static FormatNumber FormatOf(string file) =>
        Path.GetDirectoryName(file) is { } folder
        && folder.StartsWith(FormatPrefix, StringComparison.Ordinal)
        && FormatNumber.TryParse(folder[FormatPrefix.Length..], out var format)
            ? format
            : FormatNumber.None;

    private static void ReplaceOneByOne(string next, string full)
    {
        var files = Directory
            .EnumerateFiles(next, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(next, file))
            .OrderByDescending(file => file.StartsWith(LatestVersion, StringComparison.Ordinal))
            .ThenByDescending(FormatOf)
            .ThenByDescending(file => file, StringComparer.Ordinal); // a signature before what it signs
        foreach (var file in files)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(full, file))!);
            FileNames.Replace(Path.Combine(next, file), Path.Combine(full, file));
        }

        foreach (var folder in Directory.EnumerateDirectories(full, FormatPrefix + "*"))
        {
            if (!Directory.Exists(Path.Combine(next, Path.GetFileName(folder))))
                Directory.Delete(folder, recursive: true);
        }
    }
}
