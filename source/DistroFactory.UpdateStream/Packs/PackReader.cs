using DistroFactory.Foundation.Compression;
using DistroFactory.UpdateStream.Tar;

namespace DistroFactory.UpdateStream.Packs;

/// <summary>Reads a pack of any compression, as it streams by.</summary>
public sealed class PackReader : IDisposable
{
    private readonly Stream _plain;
    private readonly TarReader _tar;

    /// <param name="pack">The pack file; stays open.</param>
    public PackReader(Stream pack)
    {
        _plain = Decompressor.OpenRead(pack, leaveOpen: true);
        _tar = new(_plain);
    }

    /// <summary>The content of the member returned last.</summary>
    public Stream Content => _tar.Content;

    /// <summary>The next member that is not one of the two directories of a pack; null at the end.</summary>
    /// <exception cref="UpdateStreamException">The tar is corrupt, or a member lies outside <c>delta/</c> and <c>staged/</c>.</exception>
    public TarMember? Next()
    {
        while (_tar.Next() is { } member)
        {
            if (member is { Type: TarMemberType.Directory, Name: PackMember.Delta or PackMember.Staged })
                continue;
            return IsBelow(member.Name, PackMember.Staged) || IsBelow(member.Name, PackMember.Delta)
                ? member
                : throw new TarException($"its member \"{member.Name}\" lies neither in {PackMember.Staged}/ nor in {PackMember.Delta}/");
        }

        return null;
    }

    /// <inheritdoc/>
    public void Dispose() => _plain.Dispose();

    private static bool IsBelow(string name, string directory) =>
        name.Length > directory.Length + 1
        && name.StartsWith(directory, StringComparison.Ordinal)
        && name[directory.Length] == '/'
        && name.IndexOf('/', directory.Length + 1) < 0
        && name[(directory.Length + 1)..] is not ("." or "..");
}
