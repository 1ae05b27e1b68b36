using DistroFactory.Foundation.Compression;
using DistroFactory.UpdateStream.Tar;

namespace DistroFactory.UpdateStream.Fullfiles;

/// <summary>Reads a fullfile as a client would, refusing what would stop it.</summary>
public sealed class FullfileReader : IDisposable
{
    private readonly Stream _plain;
    private readonly TarReader _tar;
    private readonly SwupdHash _hash;

    /// <summary>Reads up to the member.</summary>
    /// <param name="fullfile">The file as published; stays open.</param>
    /// <param name="hash">Its name.</param>
    /// <exception cref="UpdateStreamException">It has no member, or one of another name.</exception>
    /// <exception cref="CompressionException">It cannot be decompressed.</exception>
    public FullfileReader(Stream fullfile, SwupdHash hash)
    {
        _hash = hash;
        _plain = Decompressor.OpenRead(fullfile, leaveOpen: true);
        _tar = new(_plain);
        Member = _tar.Next() ?? throw Unsound("it is empty");
        if (Member.Name != hash.ToString())
            throw Unsound($"its member is named \"{Member.Name}\"");
    }

    /// <summary>What it holds.</summary>
    public TarMember Member { get; }

    /// <summary>The content of a regular file.</summary>
    public Stream Content => _tar.Content;

    /// <summary>Reads the whole fullfile and checks it against its name.</summary>
    /// <returns>The member it holds.</returns>
    /// <exception cref="UpdateStreamException">
    /// It has not exactly one member, the member has another name, or its content another hash.
    /// </exception>
    /// <exception cref="CompressionException">It cannot be decompressed.</exception>
    public static TarMember Verify(Stream fullfile, SwupdHash hash)
    {
        using var reader = new FullfileReader(fullfile, hash);
        var actual = TarMemberHash.Of(reader.Member, reader.Content);
        if (actual != hash)
            throw reader.Unsound($"its content has the hash {actual}");
        reader.End();
        return reader.Member;
    }

    /// <summary>Checks that nothing follows the member.</summary>
    /// <exception cref="UpdateStreamException">There is a second one.</exception>
    public void End()
    {
        if (_tar.Next() is { } second)
            throw Unsound($"it has a second member, \"{second.Name}\"");
    }

    /// <inheritdoc/>
    public void Dispose() => _plain.Dispose();

    private UpdateStreamException Unsound(string why) =>
        new($"Reading fullfile {_hash}.tar", why, "A client stops at it: remove it and mix the version again.");
}
