using DistroFactory.Mixing.Tree;
using DistroFactory.UpdateStream;
using DistroFactory.UpdateStream.Manifests;

namespace DistroFactory.Mixing.Manifests;

/// <summary>A line to be, with the file it stands for; its version is still open.</summary>
/// <param name="Place">The place of the file in the tree.</param>
/// <param name="File">The file.</param>
/// <param name="Name">The plain name.</param>
/// <param name="Variant">Third flag.</param>
/// <param name="Misc">Fourth flag.</param>
public readonly record struct ListedEntry(int Place, TreeEntry File, string Name, char Variant, EntryMisc Misc)
{
    /// <summary>The line of a version.</summary>
    public ManifestEntry At(StreamVersion version) => new(File.Type, EntryStatus.Present, Variant, Misc, File.Hash, version, Name);

    /// <summary>Whether a line of an earlier manifest says the same.</summary>
    public bool IsSaidBy(ManifestEntry line) => line.Type == File.Type && line.Variant == Variant && line.Status == EntryStatus.Present;
}
