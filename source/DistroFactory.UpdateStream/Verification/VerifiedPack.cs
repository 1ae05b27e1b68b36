using DistroFactory.UpdateStream.Client;
using DistroFactory.UpdateStream.Manifests;

namespace DistroFactory.UpdateStream.Verification;

/// <summary>What a pack that was read brings. A sound zero pack has what its manifest lists, and nothing more need be kept of it.</summary>
/// <param name="Mark">That it was read.</param>
/// <param name="Staged">Files it holds whole; null: all of the bundle.</param>
/// <param name="Deltas">Old and new hash of its deltas.</param>
internal sealed record VerifiedPack(ReadMark Mark, IReadOnlyDictionary<SwupdHash, EntryType>? Staged, IReadOnlyList<PackDelta> Deltas)
{
    public static VerifiedPack Of(ReadMark mark, StreamVersion from, PackContents pack) =>
        new(mark, from == StreamVersion.None ? null : pack.Staged, pack.Deltas);

    public PackContents Contents(Manifest bundle) => new(Mark.Stamp.Size, Staged ?? PresentIn(bundle), Deltas, []);

    public static VerifiedPack Read(BinaryReader reader)
    {
        var mark = ReadMark.Read(reader);
        Dictionary<SwupdHash, EntryType>? staged = reader.ReadBoolean() ? [] : null;
        for (var left = staged is null ? 0 : reader.ReadInt32(); left > 0; left--)
            staged![SwupdHash.Read(reader)] = (EntryType)reader.ReadByte();
        var deltas = new PackDelta[reader.ReadInt32()];
        for (var i = 0; i < deltas.Length; i++)
            deltas[i] = new(SwupdHash.Read(reader), SwupdHash.Read(reader), Flaw: null);
        return new(mark, staged, deltas);
    }

    public void Write(BinaryWriter writer)
    {
        Mark.Write(writer);
        writer.Write(Staged is not null);
        if (Staged is not null)
        {
            writer.Write(Staged.Count);
            foreach (var (hash, type) in Staged)
            {
                hash.Write(writer);
                writer.Write((byte)type);
            }
        }

        writer.Write(Deltas.Count);
        foreach (var delta in Deltas)
        {
            delta.Old.Write(writer);
            delta.New.Write(writer);
        }
    }

    private static Dictionary<SwupdHash, EntryType> PresentIn(Manifest bundle)
    {
        var present = new Dictionary<SwupdHash, EntryType>(bundle.Entries.Length);
        foreach (var entry in bundle.Entries)
        {
            if (entry.IsPresent)
                present[entry.Hash] = entry.Type;
        }

        return present;
    }
}
