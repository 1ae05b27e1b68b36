using DistroFactory.Foundation;
using DistroFactory.UpdateStream.Tar;

namespace DistroFactory.UpdateStream.Client;

/// <summary>
/// The content of regular files on disk, each under its hash, checked when it came: what a machine has, and what is about to be put on it.
/// </summary>
internal sealed class StagingFolder(string folder)
{
    private const int BufferBytes = 1 << 16;

    /// <summary>Keeps a member of a pack or fullfile.</summary>
    /// <returns>Why not: the hash it has instead; null when it is what its name says.</returns>
    public string? Take(SwupdHash hash, TarMember member, Stream content)
    {
        if (member.Type != TarMemberType.File)
            return Refuse(hash, TarMemberHash.Of(member, content));
        Directory.CreateDirectory(folder);
        var partial = Path.Combine(folder, $".{hash}{AtomicFile.PartialMark}{Guid.NewGuid():N}");
        try
        {
            using (var file = new FileStream(partial, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, BufferBytes))
            {
                content.CopyTo(file);
                file.Position = 0;
                if (Refuse(hash, TarMemberHash.Of(member, file)) is { } refusal)
                    return refusal;
            }

            File.Move(partial, PathOf(hash), overwrite: true);
            return null;
        }
        finally
        {
            File.Delete(partial);
        }
    }

    /// <summary>Keeps content that was checked.</summary>
    public void Take(SwupdHash hash, byte[] content) => AtomicFile.WriteAllBytes(PathOf(hash), content);

    /// <summary>The content of a file; null when it never came.</summary>
    public byte[]? Read(SwupdHash hash) => File.Exists(PathOf(hash)) ? File.ReadAllBytes(PathOf(hash)) : null;

    private string PathOf(SwupdHash hash) => Path.Combine(folder, hash.ToString());

    private static string? Refuse(SwupdHash hash, SwupdHash actual) =>
        actual == hash ? null : $"what it holds as {hash} has the hash {actual}";
}
