using System.Buffers.Text;
using System.Text;

namespace DistroFactory.Packages.Signatures;

/// <summary>
/// The textual form of OpenPGP data: blocks between <c>-----BEGIN PGP …-----</c> and <c>-----END PGP …-----</c>. What is unsound is an
/// <see cref="InvalidDataException"/>.
/// </summary>
internal static class OpenPgpArmor
{
    private const string Begin = "-----BEGIN PGP ";
    private const string End = "-----END PGP ";

    /// <summary>The data of a file: as it is where it is binary, else that of all its blocks.</summary>
    public static byte[] Decode(ReadOnlySpan<byte> file)
    {
        // Every packet begins with the highest bit set; no text does.
        if (!file.IsEmpty && (file[0] & 0x80) != 0)
            return file.ToArray();
        var data = new MemoryStream();
        var found = false;
        var lines = new StringReader(Encoding.Latin1.GetString(file));
        while (lines.ReadLine() is { } line)
        {
            if (!line.StartsWith(Begin, StringComparison.Ordinal))
                continue;
            found = true;
            data.Write(ReadBlock(lines));
        }

        return found ? data.ToArray() : throw new InvalidDataException("it has no block that begins with '-----BEGIN PGP'");
    }

    private static byte[] ReadBlock(StringReader lines)
    {
        // Headers such as `Version: 1` end with an empty line.
        while (lines.ReadLine() is { } header && header.Trim().Length > 0) { }

        var text = new StringBuilder();
        while (lines.ReadLine() is { } line)
        {
            if (line.StartsWith(End, StringComparison.Ordinal))
            {
                var block = text.ToString();
                return Base64.IsValid(block)
                    ? Convert.FromBase64String(block)
                    : throw new InvalidDataException("a block of it is not base64");
            }

            // A checksum of 24 bits follows the data; it protects against nothing that a signature does not.
            if (!line.StartsWith('='))
                text.Append(line.Trim());
        }

        throw new InvalidDataException("a block of it does not end");
    }
}
