using System.Text;
using DistroFactory.Foundation.Compression;

namespace DistroFactory.Foundation.Tests.Compression;

/// <summary>Data that compresses as real files do, and the way back.</summary>
internal static class Samples
{
    private static readonly string[] s_words =
    [
        "release",
        "bundle",
        "manifest",
        "package",
        "version",
        "update",
        "stream",
        "pack",
        "delta",
        "\n",
    ];

    /// <summary>Repeatable text of that many bytes.</summary>
    public static byte[] Text(int size)
    {
        var random = new Random(size);
        var text = new StringBuilder(size + 16);
        while (text.Length < size)
            text.Append(s_words[random.Next(s_words.Length)]).Append(random.Next(1000)).Append(' ');
        return Encoding.ASCII.GetBytes(text.ToString(0, size));
    }

    public static byte[] Decompress(byte[] compressed, CompressionMethod method)
    {
        using var plain = Decompressor.OpenRead(new MemoryStream(compressed), method);
        return ReadAll(plain);
    }

    public static byte[] ReadAll(Stream stream)
    {
        var all = new MemoryStream();
        stream.CopyTo(all);
        return all.ToArray();
    }
}
