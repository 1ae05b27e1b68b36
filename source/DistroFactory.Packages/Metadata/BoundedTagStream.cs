using DistroFactory.Foundation;

namespace DistroFactory.Packages.Metadata;

/// <summary>
/// XML of which no tag is longer than it may be. A reader gathers all attributes of an element before anybody can count them: millions take
/// gigabytes, and minutes.
/// </summary>
/// <param name="source">The XML, in UTF-8 or another encoding that has the characters of ASCII; it is not disposed.</param>
/// <param name="limit">How many bytes a tag may have.</param>
internal sealed class BoundedTagStream(Stream source, long limit) : ForwardReadStream
{
    private bool _isInTag;
    private long _count;

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        var count = source.Read(buffer);
        var rest = buffer[..count];
        while (!rest.IsEmpty)
        {
            var end = rest.IndexOfAny((byte)'<', (byte)'>');
            var length = end < 0 ? rest.Length : end;
            if (_isInTag && (_count += length) > limit)
                throw new FormatException($"a tag has more than {ByteSize.Format(limit)}");
            if (end < 0)
                break;
            (_isInTag, _count) = (rest[end] == '<', 0);
            rest = rest[(end + 1)..];
        }

        return count;
    }
}
