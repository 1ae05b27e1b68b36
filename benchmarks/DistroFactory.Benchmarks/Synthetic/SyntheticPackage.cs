using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using DistroFactory.Foundation;
using DistroFactory.Packages.Tests.Rpm;

namespace DistroFactory.Benchmarks.Synthetic;

/// <summary>A package that is a function of its number and release: some hundred small files of text and a few programs.</summary>
/// <param name="Number">Its number; also decides how much is in it.</param>
/// <param name="Release">Its release; two releases differ in a hundredth of the files.</param>
/// <param name="Requires">Names of the packages it needs.</param>
internal sealed record SyntheticPackage(int Number, int Release, IReadOnlyList<string> Requires)
{
    private const int Directory = 0x41ED;
    private const int Regular = 0x81A4;
    private const int Program = 0x81ED;
    private const int FilesOfDirectory = 40;

    private string Version => $"1.{Number}";

    /// <summary>The name of the package of a number.</summary>
    public static string NameOf(int number) => $"package{number:0000}";

    /// <summary>Writes the RPM into a directory, unless it is there.</summary>
    /// <param name="directory">The directory.</param>
    /// <param name="count">Number of files.</param>
    /// <returns>Its path.</returns>
    public string WriteOnce(string directory, int count)
    {
        var path = Path.Combine(directory, $"{NameOf(Number)}-{Version}-{Release}.x86_64.rpm");
        if (!File.Exists(path))
            AtomicFile.Write(path, stream => stream.Write(Rpm(count)));
        return path;
    }

    private byte[] Rpm(int count)
    {
        var files = Files(count).ToList();
        var payload = Compress(Archive(files));
        var name = NameOf(Number);
        var header = new HandmadeHeader()
            .Text(1000, name)
            .Text(1001, Version)
            .Text(1002, $"{Release}")
            .Text(1022, "x86_64")
            .Text(1044, $"{name}-{Version}-{Release}.src.rpm")
            .Text(1124, "cpio")
            .Text(1125, "gzip")
            .Ints(5011, 8)
            .Ints(5093, 8)
            .Texts(5092, [Convert.ToHexStringLower(SHA256.HashData(payload))])
            .Texts(1027, files.Select(file => file.Path))
            .Shorts(1030, files.Select(file => file.Mode))
            .Longs(5008, files.Select(file => (long)file.Content.Length))
            .Ints(1034, files.Select(_ => 1_600_000_000L))
            .Texts(1035, files.Select(file => file.Mode == Directory ? "" : Convert.ToHexStringLower(SHA256.HashData(file.Content))))
            .Texts(1036, files.Select(_ => ""))
            .Texts(1039, files.Select(_ => "root"))
            .Texts(1040, files.Select(_ => "root"))
            .Texts(1047, [name])
            .Ints(1112, 8)
            .Texts(1113, [$"{Version}-{Release}"])
            .Texts(1049, Requires)
            .Ints(1048, Requires.Select(_ => 0L))
            .Texts(1050, Requires.Select(_ => ""))
            .ToBytes();
        var signature = new HandmadeHeader().Text(273, Convert.ToHexStringLower(SHA256.HashData(header))).ToBytes();
        var lead = new byte[96];
        ((ReadOnlySpan<byte>)[0xED, 0xAB, 0xEE, 0xDB, 3]).CopyTo(lead);
        return [.. lead, .. signature, .. new byte[-signature.Length & 7], .. header, .. payload];
    }

    private IEnumerable<(string Path, int Mode, byte[] Content)> Files(int count)
    {
        var name = NameOf(Number);
        yield return ($"/usr/bin/{name}", Program, SyntheticContent.Binary(HashCode(0), 40_000));
        for (var file = 1; file < count; file++)
        {
            var directory = $"/usr/share/{name}/part{file / FilesOfDirectory:00}";
            if (file % FilesOfDirectory == 1)
                yield return (directory, Directory, []);
            yield return (
                $"{directory}/file{file:0000}.txt",
                Regular,
                SyntheticContent.Text(HashCode(file), 200 + (HashCode(file) % 1400))
            );
        }
    }

    /// <summary>What the content of a file is made of: its release plays a part in every hundredth.</summary>
    private int HashCode(int file) =>
        (int)((((uint)Number * 2_654_435_761u) ^ ((uint)file * 40_503u) ^ (file % 100 == 0 ? (uint)Release * 97u : 0)) >> 4);

    private static byte[] Archive(IEnumerable<(string Path, int Mode, byte[] Content)> files)
    {
        var archive = new MemoryStream();
        foreach (var (path, mode, content) in files)
            Add(archive, "." + path, mode, content);
        Add(archive, "TRAILER!!!", 0, []);
        return archive.ToArray();
    }

    private static void Add(MemoryStream archive, string name, int mode, byte[] content)
    {
        var fields = (int[])[1, mode, 0, 0, 1, 0, content.Length, 0, 0, 0, 0, name.Length + 1, 0];
        archive.Write(Encoding.ASCII.GetBytes("070701" + string.Concat(fields.Select(field => $"{field:x8}")) + name + "\0"));
        archive.Write(new byte[-archive.Length & 3]);
        archive.Write(content);
        archive.Write(new byte[-archive.Length & 3]);
    }

    private static byte[] Compress(byte[] archive)
    {
        var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(archive);
        return compressed.ToArray();
    }
}
