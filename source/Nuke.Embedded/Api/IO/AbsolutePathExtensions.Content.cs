using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Nuke.Common.IO;

public static partial class AbsolutePathExtensions
{
    /// <summary>UTF-8 without a byte order mark, unless the build sets another one.</summary>
    [SuppressMessage("Usage", "CA2211", Justification = "The field is the API of NUKE.")]
    public static Encoding DefaultEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Whose line breaks are written; null for those of this platform.</summary>
    [SuppressMessage("Usage", "CA2211", Justification = "The field is the API of NUKE.")]
    public static PlatformFamily? DefaultLineBreakType;

    /// <summary>Whether a written text ends with a line break.</summary>
    [SuppressMessage("Usage", "CA2211", Justification = "The field is the API of NUKE.")]
    public static bool DefaultEofLineBreak = true;

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

    /// <summary>Appends lines to a file.</summary>
    public static AbsolutePath AppendAllLines(this AbsolutePath path, string[] lines, Encoding? encoding = null) =>
        path.AppendAllLines(lines.AsEnumerable(), encoding);

    /// <summary>Writes lines to a file, with the line breaks of a platform.</summary>
    public static AbsolutePath WriteAllLines(
        this AbsolutePath path,
        IEnumerable<string> lines,
        Encoding? encoding = null,
        PlatformFamily? platformFamily = null,
        bool? eofLineBreak = null
    )
    {
        var lineBreak = LineBreaks.Of(platformFamily ?? DefaultLineBreakType);
        var end = eofLineBreak ?? DefaultEofLineBreak ? lineBreak : "";
        return path.Write(string.Join(lineBreak, lines) + end, encoding);
    }

    /// <summary>Writes lines to a file, with the line breaks of a platform.</summary>
    public static AbsolutePath WriteAllLines(
        this AbsolutePath path,
        string[] lines,
        Encoding? encoding = null,
        PlatformFamily? platformFamily = null,
        bool? eofLineBreak = null
    ) => path.WriteAllLines(lines.AsEnumerable(), encoding, platformFamily, eofLineBreak);

    /// <summary>Writes a text to a file; it ends with one line break, unless that is unwanted.</summary>
    public static AbsolutePath WriteAllText(this AbsolutePath path, string content, Encoding? encoding = null, bool? eofLineBreak = null)
    {
        ArgumentNullException.ThrowIfNull(content);
        if (eofLineBreak ?? DefaultEofLineBreak)
            content = content.TrimEnd('\r', '\n') + (content.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n");
        return path.Write(content, encoding);
    }

    /// <summary>Writes bytes to a file.</summary>
    public static AbsolutePath WriteAllBytes(this AbsolutePath path, byte[] bytes)
    {
        Prepare(path, createDirectories: true);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    /// <summary>The text of a file.</summary>
    public static string ReadAllText(this AbsolutePath path, Encoding? encoding = null) =>
        File.ReadAllText(path, encoding ?? DefaultEncoding);

    /// <summary>The lines of a file.</summary>
    public static string[] ReadAllLines(this AbsolutePath path, Encoding? encoding = null) =>
        File.ReadAllLines(path, encoding ?? DefaultEncoding);

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

    private static AbsolutePath Write(this AbsolutePath path, string text, Encoding? encoding)
    {
        Prepare(path, createDirectories: true);
        File.WriteAllText(path, text, encoding ?? DefaultEncoding);
        return path;
    }
}
