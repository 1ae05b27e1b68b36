using DistroFactory.Testing;
using DistroFactory.UpdateStream.Deltas;
using DistroFactory.UpdateStream.Manifests;
using FsCheck;
using FsCheck.Fluent;

namespace DistroFactory.UpdateStream.Tests;

/// <summary>What holds for all manifests and all deltas; FsCheck looks for a counterexample and makes it small.</summary>
public sealed class PropertyTests
{
    private static readonly DeltaStat s_stat = new(0x81A4, 0, 0);

    [Test]
    public void A_manifest_that_was_written_is_read_back_and_written_the_same() =>
        Properties.Hold(
            300,
            Prop.ForAll(
                Manifests().ToArbitrary(),
                manifest =>
                {
                    var text = ManifestWriter.Write(manifest);
                    var read = ManifestReader.Parse(text, manifest.Name);
                    return read.Entries.SequenceEqual(manifest.Entries)
                        && read.Version == manifest.Version
                        && read.Previous == manifest.Previous
                        && read.Includes.SequenceEqual(manifest.Includes)
                        && ManifestWriter.Write(read).AsSpan().SequenceEqual(text);
                }
            )
        );

    [Test]
    public void Entries_have_one_order() =>
        Properties.Hold(
            300,
            Prop.ForAll(
                Entry().Three().ToArbitrary(),
                three =>
                {
                    var (a, b, c) = three;
                    var order = EntryOrder.Instance;
                    return Math.Sign(order.Compare(a, b)) == -Math.Sign(order.Compare(b, a))
                        && (order.Compare(a, b) > 0 || order.Compare(b, c) > 0 || order.Compare(a, c) <= 0)
                        && (order.Compare(a, b) != 0 || (a.Version == b.Version && a.Name == b.Name))
                        && order.Compare(a, a with { Hash = b.Hash, Status = b.Status }) == 0;
                }
            )
        );

    [Test]
    public void Entries_are_sorted_whatever_order_they_come_in() =>
        Properties.Hold(
            300,
            Prop.ForAll(
                Entry().ListOf().ToArbitrary(),
                list =>
                {
                    var entries = list.DistinctBy(entry => (entry.Version, entry.Name)).ToList();
                    return EntryOrder.Sorted(entries).SequenceEqual(entries.Order(EntryOrder.Instance));
                }
            )
        );

    [Test]
    public void A_delta_makes_the_new_content_of_the_old() =>
        Properties.Hold(300, Prop.ForAll(Pieces().Two().ToArbitrary(), both => BringsBack(both.Item1, both.Item2)));

    [Test]
    public void A_delta_of_any_bytes_to_any_bytes_makes_them() =>
        Properties.Hold(300, Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), ArbMap.Default.ArbFor<byte[]>(), BringsBack));

    /// <summary>No delta is an answer too: the file is fetched whole then.</summary>
    private static bool BringsBack(byte[] old, byte[] @new) =>
        DeltaWriter.Create(old, @new, s_stat) is not { } delta || DeltaReader.Apply(old, delta).AsSpan().SequenceEqual(@new);

    /// <summary>Contents made of few pieces, so that two of them have much in common, in another order.</summary>
    private static Gen<byte[]> Pieces()
    {
        var random = new Random(1);
        var pieces = Enumerable
            .Range(0, 6)
            .Select(i =>
            {
                var piece = new byte[40 << i];
                if (i % 3 != 0)
                    random.NextBytes(piece);
                return piece;
            })
            .ToArray();
        return Gen.Elements(pieces).ListOf().Select(chosen => chosen.SelectMany(piece => piece).ToArray());
    }

    private static Gen<Manifest> Manifests() =>
        from format in Gen.Elements<uint>(1, 25, 26, 28, 29, 31)
        from version in Gen.Choose(1, int.MaxValue)
        from previous in Gen.Choose(0, version)
        from timestamp in Gen.Choose(0, int.MaxValue)
        from size in Gen.Choose(0, int.MaxValue)
        from entries in Entry().ListOf()
        from includes in Gen.Elements("a", "b-c", "d.e_f+g").ListOf()
        select new Manifest
        {
            Name = "b",
            Format = new(format),
            Version = new((uint)version),
            Previous = new((uint)previous),
            Timestamp = timestamp,
            ContentSize = size,
            Includes = [.. includes.Distinct().Order(StringComparer.Ordinal)],
            Entries = [.. entries.DistinctBy(entry => entry.Name).Order(EntryOrder.Instance)],
        };

    private static Gen<ManifestEntry> Entry() =>
        from type in Gen.Elements(EntryType.File, EntryType.Directory, EntryType.Link)
        from isDeleted in Gen.Elements(false, false, false, true)
        from misc in Gen.Elements(EntryMisc.None, EntryMisc.Exported)
        from variant in Gen.Elements('.', 'a', 'c', 'e')
        from bytes in Gen.Choose(0, 255).ArrayOf(SwupdHash.Size)
        from version in Gen.Choose(1, 5)
        from name in Path()
        let hash = isDeleted ? SwupdHash.Zero : new SwupdHash(bytes.Select(value => (byte)value).ToArray())
        select new ManifestEntry(
            isDeleted ? EntryType.Unset : type,
            isDeleted ? EntryStatus.Deleted : EntryStatus.Present,
            variant,
            misc,
            hash,
            new((uint)version),
            name
        );

    private static Gen<string> Path() =>
        from parts in Gen.Elements("usr", "bin", "a b", "é", "中", "..x", "-", "\uE000").NonEmptyListOf()
        select string.Concat(parts.Select(part => "/" + part));
}
