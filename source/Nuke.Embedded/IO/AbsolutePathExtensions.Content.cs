using System.Security.Cryptography;
using System.Text;

namespace Nuke.Common.IO;

public static partial class AbsolutePathExtensions
{
    /// <summary>UTF-8 without a byte order mark.</summary>
    public static Encoding DefaultEncoding { get; } = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Appends lines to a file.</summary>
    public static AbsolutePath AppendAllLines(this AbsolutePath path, IEnumerable<string> lines, Encoding? encoding = null)
    {
        Prepare(path, createDirectories: true);
        File.AppendAllLines(path, lines, encoding ?? DefaultEncoding);
        return path;
    }

    /// <summary>Appends text to a file.</summary>
    public static AbsolutePath AppendAllText(this AbsolutePath path, string content, Encoding? encoding = null)
    {
        Prepare(path, createDirectories: true);
        File.AppendAllText(path, content, encoding ?? DefaultEncoding);
        return path;
    }

    /// <summary>Writes lines to a file.</summary>
    public static AbsolutePath WriteAllLines(this AbsolutePath path, IEnumerable<string> lines, Encoding? encoding = null)
    {
        Prepare(path, createDirectories: true);
        File.WriteAllLines(path, lines, encoding ?? DefaultEncoding);
        return path;
    }

    /// <summary>Writes a text to a file.</summary>
    public static AbsolutePath WriteAllText(this AbsolutePath path, string content, Encoding? encoding = null)
    {
        Prepare(path, createDirectories: true);
        File.WriteAllText(path, content, encoding ?? DefaultEncoding);
        return path;
    }

    /// <summary>Writes bytes to a file.</summary>
    public static AbsolutePath WriteAllBytes(this AbsolutePath path, byte[] bytes)
    {
        Prepare(path, createDirectories: true);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    /// <summary>The text of a file.</summary>
    public static string ReadAllText(this AbsolutePath path, Encoding? encoding = null) => File.ReadAllText(path, encoding ?? DefaultEncoding);

    /// <summary>The lines of a file.</summary>
    public static string[] ReadAllLines(this AbsolutePath path, Encoding? encoding = null) => File.ReadAllLines(path, encoding ?? DefaultEncoding);

    /// <summary>The bytes of a file.</summary>
    public static byte[] ReadAllBytes(this AbsolutePath path) => File.ReadAllBytes(path);

    /// <summary>Changes the text of a file.</summary>
    public static AbsolutePath UpdateText(this AbsolutePath path, Func<string, string> update, Encoding? encoding = null)
    {
        ArgumentNullException.ThrowIfNull(update);
        return path.WriteAllText(update(path.ReadAllText(encoding)), encoding);
    }

    /// <summary>When it was last written.</summary>
    public static DateTime GetLastWriteTimeUtc(this AbsolutePath path) => File.GetLastWriteTimeUtc(path);

    /// <summary>SHA-256 of a file, in lower-case hexadecimal digits.</summary>
    public static string GetFileHash(this AbsolutePath path)
    {
        using var stream = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }
}
