using System.Buffers;

namespace DistroFactory.UpdateStream.Tar;

/// <summary>The swupd hash of what a client would have on disk after extracting a member.</summary>
public static class TarMemberHash
{
    /// <summary>Hashes the member, reading its content to the end if it is a regular file.</summary>
    /// <exception cref="TarException">The member is a hard link, or its content ends early.</exception>
    public static SwupdHash Of(TarMember member, Stream content)
    {
        switch (member.Type)
        {
            case TarMemberType.Directory:
                return SwupdHasher.OfDirectory(member.StatMode, member.Owner, member.Group);
            case TarMemberType.Link:
                return SwupdHasher.OfLink(member.LinkTarget, member.Owner, member.Group);
            case TarMemberType.File:
                return OfFile(member, content);
            default:
                throw new TarException($"{member.Name} is a hard link; streams have none");
        }
    }

    private static SwupdHash OfFile(TarMember member, Stream content)
    {
        using var hasher = new SwupdHasher(member.StatMode, member.Owner, member.Group, member.Size);
        var buffer = ArrayPool<byte>.Shared.Rent(1 << 16);
        try
        {
            long left = member.Size;
            while (left > 0)
            {
                var read = content.Read(buffer, 0, (int)Math.Min(buffer.Length, left));
                if (read == 0)
                    throw new TarException($"the content of {member.Name} ends {left} bytes early");
                hasher.Append(buffer.AsSpan(0, read));
                left -= read;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        return hasher.Finish();
    }
}
