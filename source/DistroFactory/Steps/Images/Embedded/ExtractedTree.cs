using System.Collections.Immutable;
using DistroFactory.Foundation;
using DistroFactory.UpdateStream;
using DistroFactory.UpdateStream.Tar;

namespace DistroFactory.Steps.Images.Embedded;

/// <summary>The content of a tree as files of this user, whatever their owners and modes are to be.</summary>
/// <param name="Folder">Where they are.</param>
/// <param name="Entries">What each is to be; names without the first slash.</param>
internal sealed record ExtractedTree(string Folder, ImmutableArray<ExtractedEntry> Entries)
{
    /// <summary>Extracts a tree; every hash is checked.</summary>
    /// <exception cref="FactoryException">Content is not what its hash says.</exception>
    public static ExtractedTree Write(RootTree tree, string folder, DateTimeOffset timestamp, CancellationToken cancellation)
    {
        var entries = ImmutableArray.CreateBuilder<ExtractedEntry>(tree.Files.Length);
        Directory.CreateDirectory(folder);
        tree.ReadAll(
            (file, member, content) =>
            {
                Extract(Path.Combine(folder, member.Name), file, member, content);
                entries.Add(new(member, file.Hash));
            },
            cancellation
        );
        // What is put into a directory changes its time, so the deepest come first.
        foreach (var entry in entries.Where(entry => entry.Member.Type != TarMemberType.Link).Reverse())
            File.SetLastWriteTimeUtc(Path.Combine(folder, entry.Member.Name), timestamp.UtcDateTime);
        return new(folder, entries.ToImmutable());
    }

    private static void Extract(string path, RootFile file, TarMember member, Stream content)
    {
        switch (member.Type)
        {
            case TarMemberType.Directory:
                Directory.CreateDirectory(path);
                break;
            case TarMemberType.Link:
                File.CreateSymbolicLink(path, member.LinkTarget);
                break;
            default:
                using (var target = new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite))
                {
                    content.CopyTo(target);
                    target.Position = 0;
                    Require(file, TarMemberHash.Of(member, target));
                }

                return;
        }

        Require(file, TarMemberHash.Of(member, Stream.Null));
    }

    private static void Require(RootFile file, SwupdHash actual)
    {
        if (actual != file.Hash)
            throw new FactoryException(
                $"Reading {file.Path} of version {file.Version}",
                "its fullfile holds something else",
                "The stream is damaged: run the target Mix again."
            );
    }
}

/// <summary>An entry of an extracted tree.</summary>
/// <param name="Member">Name, type, mode, owner and size.</param>
/// <param name="Hash">Its hash.</param>
internal sealed record ExtractedEntry(TarMember Member, SwupdHash Hash);
