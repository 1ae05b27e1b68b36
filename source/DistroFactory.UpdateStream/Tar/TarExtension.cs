using System.Globalization;
using System.Text;

namespace DistroFactory.UpdateStream.Tar;

/// <summary>What GNU and PAX headers before a member say about it.</summary>
internal sealed class TarExtension
{
    /// <summary>No honest extended header is larger: paths have at most 4096 bytes.</summary>
    public const int MaximumBytes = 1 << 16;

    public string? Name { get; private set; }

    public string? LinkTarget { get; private set; }

    public long? Size { get; private set; }

    public long? Owner { get; private set; }

    public long? Group { get; private set; }

    public long? Modified { get; private set; }

    public bool IsEmpty { get; private set; } = true;

    /// <summary>Whether a header of this type describes the next member: GNU long name and link, PAX local and global.</summary>
    public bool Takes(byte type) => type is TarHeader.LongName or TarHeader.LongLink or (byte)'x' or (byte)'g';

    public void Read(byte type, ReadOnlySpan<byte> text)
    {
        IsEmpty = false;
        switch (type)
        {
            case TarHeader.LongName:
                Name = Encoding.UTF8.GetString(text.TrimEnd((byte)0));
                break;
            case TarHeader.LongLink:
                LinkTarget = Encoding.UTF8.GetString(text.TrimEnd((byte)0));
                break;
            case (byte)'x':
                ReadRecords(text);
                break;
            default:
                // Global records (the name of a git commit, say) describe no single member.
                break;
        }
    }

    /// <summary>Records are <c>LENGTH KEY=VALUE\n</c>, the length counting itself.</summary>
    private void ReadRecords(ReadOnlySpan<byte> text)
    {
        while (!text.IsEmpty)
        {
            var space = text.IndexOf((byte)' ');
            if (
                space < 1
                || !int.TryParse(text[..space], NumberStyles.None, CultureInfo.InvariantCulture, out var length)
                || length <= space + 1
                || length > text.Length
                || text[length - 1] != (byte)'\n'
            )
                throw new TarException("a PAX header is malformed");
            var record = text[(space + 1)..(length - 1)];
            text = text[length..];
            var equals = record.IndexOf((byte)'=');
            if (equals < 1)
                throw new TarException("a PAX header is malformed");
            Take(Encoding.UTF8.GetString(record[..equals]), Encoding.UTF8.GetString(record[(equals + 1)..]));
        }
    }

    private void Take(string key, string value)
    {
        switch (key)
        {
            case "path":
                Name = value;
                break;
            case "linkpath":
                LinkTarget = value;
                break;
            case "size":
                Size = Number(value);
                break;
            case "uid":
                Owner = Number(value);
                break;
            case "gid":
                Group = Number(value);
                break;
            case "mtime":
                Modified = Number(value.Split('.')[0]); // fractions of seconds play no part in a stream
                break;
            default:
                break;
        }
    }

    private static long Number(string value) =>
        long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new TarException($"\"{value}\" in a PAX header is not a number");
}
