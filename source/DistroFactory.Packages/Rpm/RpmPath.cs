using System.Text;
using DistroFactory.Foundation;

namespace DistroFactory.Packages.Rpm;

/// <summary>Paths as packages write them, made absolute and checked. What is unsound is an <see cref="InvalidDataException"/>.</summary>
internal static class RpmPath
{
    /// <summary>The longest path Linux takes (PATH_MAX).</summary>
    public const int MaximalLength = 4096;

    private static readonly UTF8Encoding s_strictText = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>
    /// The absolute path of a name of the payload (<c>./usr/bin/a</c>) or of the header (<c>/usr/bin/a</c>); several slashes count as one.
    /// A <c>..</c> is refused rather than resolved: no package has a reason to hold one.
    /// </summary>
    public static string Normalise(string name)
    {
        var path = name.StartsWith("./", StringComparison.Ordinal) || name == "." ? name[1..] : name;
        if (path.Length > MaximalLength)
            throw new InvalidDataException("the name of a file in it is longer than a path can be");
        if (!path.StartsWith('/'))
            path = "/" + path;
        if (LegibleText.HasControls(path))
            throw Refused(name);
        while (path.Contains("//", StringComparison.Ordinal))
            path = path.Replace("//", "/", StringComparison.Ordinal);
        if (path.Length > 1)
            path = path.TrimEnd('/');
        if (path.Contains("/.", StringComparison.Ordinal) && path.Split('/').Any(segment => segment is "." or ".."))
            throw Refused(name);
        return path;
    }

    public static string Decode(ReadOnlySpan<byte> name)
    {
        try
        {
            return s_strictText.GetString(name);
        }
        catch (DecoderFallbackException exception)
        {
            throw new InvalidDataException("the name of a file in its payload is not UTF-8", exception);
        }
    }

    private static InvalidDataException Refused(string name) => new($"the file name `{Printable(name)}` in it is not a plain path");

    private static string Printable(string name) => string.Concat(name.Select(c => char.IsControl(c) ? '?' : c));
}
