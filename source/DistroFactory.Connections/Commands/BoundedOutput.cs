using System.Text;
using DistroFactory.Foundation;

namespace DistroFactory.Connections.Commands;

/// <summary>The first and the last of what a command prints, which may be without end.</summary>
internal sealed class BoundedOutput : ForwardWriteStream
{
    private const int Most = 1 << 20;

    private readonly Lock _access = new();
    private readonly byte[] _head = new byte[Most];
    private readonly byte[] _tail = new byte[Most];
    private long _count;

    /// <summary>What there is by now.</summary>
    public string Text
    {
        get
        {
            lock (_access)
            {
                var head = Encoding.UTF8.GetString(_head, 0, (int)Math.Min(_count, Most));
                var rest = _count - Most;
                if (rest <= 0)
                    return head;
                if (rest <= Most)
                    return head + Encoding.UTF8.GetString(_tail, 0, (int)rest);
                var at = (int)(rest % Most);
                return $"{head}\n… {rest - Most} bytes are left out …\n{Encoding.UTF8.GetString([.. _tail[at..], .. _tail[..at]])}";
            }
        }
    }

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        lock (_access)
        {
            foreach (var value in buffer)
            {
                if (_count < Most)
                    _head[_count] = value;
                else
                    _tail[(_count - Most) % Most] = value;
                _count++;
            }
        }
    }

    /// <inheritdoc/>
    public override void Flush() { }
}
