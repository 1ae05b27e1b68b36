using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace DistroFactory.UpdateStream.Tar;

/// <summary>
/// Reads a tar as it streams by: ustar, GNU and PAX headers. Strict: bad checksums, member types a stream never has, and anything
/// after the end mark are refused, for the client would see something else than we do.
/// </summary>
/// <param name="source">The plain (decompressed) bytes; not closed.</param>
[SuppressMessage("Design", "CA1001", Justification = "A member's content is a window on the source and owns nothing.")]
public sealed class TarReader(Stream source)
{
    private readonly byte[] _block = new byte[TarHeader.BlockSize];
    private TarContent? _content;
    private bool _ended;

    /// <summary>The next member, or null at the end. What was not read of the previous member's content is skipped.</summary>
    /// <exception cref="TarException">The tar is corrupt or cut short.</exception>
    public TarMember? Next()
    {
        _content?.Skip();
        _content = null;
        if (_ended)
            return null;
        var extension = new TarExtension();
        while (ReadHeader())
        {
            var size = Number(124, 12, "size");
            if (size < 0)
                throw new TarException("a header has a negative size");
            if (extension.Takes(_block[156]))
            {
                if (size > TarExtension.MaximumBytes)
                    throw new TarException($"an extended header of {size} bytes is larger than {TarExtension.MaximumBytes}");
                using var content = new TarContent(source, size);
                var text = new byte[size];
                content.ReadExactly(text);
                content.Skip();
                extension.Read(_block[156], text);
                continue;
            }

            var member = Member(extension, size);
            _content = new(source, member.Size);
            return member;
        }

        if (!extension.IsEmpty)
            throw new TarException("it ends after an extended header");
        RefuseAnythingFurther();
        return null;
    }

    /// <summary>The content of the member <see cref="Next"/> returned; readable until the next call of <see cref="Next"/>.</summary>
    public Stream Content => _content ?? throw new InvalidOperationException("There is no member to read: call Next first.");

    private bool ReadHeader()
    {
        var read = source.ReadAtLeast(_block, _block.Length, throwOnEndOfStream: false);
        if (read < _block.Length)
            throw new TarException(read == 0 ? "the end mark is missing: it was cut short" : "it ends within a header");
        if (!_block.AsSpan().ContainsAnyExcept((byte)0))
            return false;
        return Number(148, 8, "checksum") == TarHeader.Checksum(_block)
            ? true
            : throw new TarException("the checksum of a header is wrong");
    }

    private TarMember Member(TarExtension extension, long size)
    {
        var type = _block[156] == 0 ? TarMemberType.File : (TarMemberType)_block[156];
        if (!Enum.IsDefined(type))
            throw new TarException($"it has a member of type '{(char)_block[156]}'");
        var prefix = _block.AsSpan(257, 6).SequenceEqual("ustar\0"u8) ? Text(345, 155) : "";
        var name = extension.Name ?? (prefix.Length > 0 ? prefix + "/" : "") + Text(0, 100);
        if (name.Length == 0)
            throw new TarException("it has a member without a name");
        if (name.Length > 1 && name.EndsWith('/'))
            name = name[..^1];
        size = type == TarMemberType.File ? extension.Size ?? size : 0;
        if (size < 0)
            throw new TarException($"{name} has a negative size");
        return new(
            name,
            type,
            (ushort)(Number(100, 8, "mode") & 0xFFF),
            Id(extension.Owner ?? Number(108, 8, "owner")),
            Id(extension.Group ?? Number(116, 8, "group")),
            size,
            extension.Modified ?? Number(136, 12, "time"),
            type is TarMemberType.Link or TarMemberType.HardLink ? extension.LinkTarget ?? Text(157, 100) : ""
        );
    }

    private void RefuseAnythingFurther()
    {
        _ended = true;
        int read;
        while ((read = source.Read(_block)) > 0)
        {
            if (_block.AsSpan(0, read).ContainsAnyExcept((byte)0))
                throw new TarException("something stands after the end mark: a client does not see it");
        }
    }

    private string Text(int offset, int length)
    {
        var field = _block.AsSpan(offset, length);
        var end = field.IndexOf((byte)0);
        return Encoding.UTF8.GetString(end < 0 ? field : field[..end]);
    }

    private long Number(int offset, int length, string what) =>
        TarNumber.TryRead(_block.AsSpan(offset, length), out var value)
            ? value
            : throw new TarException($"the {what} of a header is not a number");

    private static uint Id(long value) =>
        value is >= 0 and <= uint.MaxValue ? (uint)value : throw new TarException($"the owner {value} is out of range");
}
