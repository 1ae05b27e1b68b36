using System.Text;
using DistroFactory.Foundation.Compression;
using DistroFactory.UpdateStream.Fullfiles;
using DistroFactory.UpdateStream.Manifests;
using DistroFactory.UpdateStream.Packs;
using DistroFactory.UpdateStream.Tar;

namespace DistroFactory.UpdateStream.Tests;

/// <summary>What is written is read back the same, for many made-up things; the seeds are fixed.</summary>
public sealed class RoundTripTests
{
    private static readonly int[] s_lengths = [1, 99, 100, 101, 155, 156, 511, 512, 513, 4000];
    private static readonly long[] s_times = [0, 1_700_000_000, 1L << 33, 1L << 40, -1, -86400];

    [Test]
    public void Tar_members_of_any_name_owner_and_time([Range(1, 20)] int seed)
    {
        var random = new Random(seed);
        var members = Enumerable.Range(0, 50).Select(_ => Member(random)).ToList();
        var tar = new MemoryStream();
        foreach (var (member, content) in members)
            TarWriter.WriteMember(tar, member, content);
        TarWriter.WriteEnd(tar);
        tar.Position = 0;

        var reader = new TarReader(tar);
        foreach (var (member, content) in members)
        {
            Assert.That(reader.Next(), Is.EqualTo(member));
            var read = new MemoryStream();
            if (random.Next(2) == 0)
                continue; // content that is not read is skipped
            reader.Content.CopyTo(read);
            Assert.That(read.ToArray(), Is.EqualTo(content));
        }

        Assert.That(reader.Next(), Is.Null);
    }

    [Test]
    public void Fullfiles_of_any_content_made_in_memory_and_through_streams([Range(1, 3)] int seed)
    {
        var random = new Random(seed);
        var writer = new FullfileWriter(new(CompressionMethod.Gzip), new(CompressionMethod.Xz), new(CompressionMethod.Zstd));
        foreach (var compressible in new[] { true, false })
        {
            var content = new byte[random.Next(20_000)];
            if (!compressible)
                random.NextBytes(content);
            var member = TarMember.File("x", 0x1A4, 7, 8, content.Length, 9);
            var hash = TarMemberHash.Of(member, new MemoryStream(content));
            var made = writer.Make(hash, member, content);
            Assert.That(FullfileReader.Verify(new MemoryStream(made), hash), Is.EqualTo(member with { Name = hash.ToString() }));

            var written = new MemoryStream();
            writer.Write(hash, member, new MemoryStream(content), written);
            written.Position = 0;
            Assert.That(FullfileReader.Verify(written, hash), Is.EqualTo(member with { Name = hash.ToString() }));
            Assert.That(
                written.Length,
                Is.LessThanOrEqualTo(content.Length + TarWriter.PaddingOf(content.Length) + 1536),
                "never larger than the bare tar"
            );
        }
    }

    [TestCase(CompressionMethod.None)]
    [TestCase(CompressionMethod.Gzip)]
    [TestCase(CompressionMethod.Bzip2)]
    [TestCase(CompressionMethod.Xz)]
    [TestCase(CompressionMethod.Zstd)]
    public void Packs_of_any_number_of_segments(CompressionMethod method)
    {
        var random = new Random(5);
        for (var segments = 0; segments < 8; segments++)
        {
            var pack = new MemoryStream();
            var writer = new PackWriter(pack, new(method));
            var expected = new List<SwupdHash>();
            for (var i = 0; i < segments; i++)
            {
                using var segment = new MemoryStream();
                using (var open = new PackSegment(segment, new(method)))
                {
                    for (var files = random.Next(1, 5); files > 0; files--)
                    {
                        var content = new byte[random.Next(3000)];
                        random.NextBytes(content);
                        var member = TarMember.File("", 0x1A4, 0, 0, content.Length, 0);
                        expected.Add(TarMemberHash.Of(member, new MemoryStream(content)));
                        open.Add(PackMember.StagedAs(expected[^1], member), content);
                    }
                }

                writer.Append(segment.ToArray());
            }

            writer.Complete();
            pack.Position = 0;
            using var reader = new PackReader(pack);
            var actual = new List<SwupdHash>();
            while (reader.Next() is { } member)
                actual.Add(TarMemberHash.Of(member, reader.Content));
            Assert.That(actual, Is.EqualTo(expected));
        }
    }

    [Test]
    public void Manifests_of_any_entries([Range(1, 20)] int seed)
    {
        var random = new Random(seed);
        var entries = Enumerable.Range(0, 100).Select(_ => Entry(random)).Order(EntryOrder.Instance);
        var manifest = new Manifest
        {
            Name = "b",
            Format = new((uint)random.Next(29, 40)),
            Version = new((uint)random.Next(1, int.MaxValue)),
            MinVersion = new((uint)random.Next(2) * 10),
            Timestamp = random.NextInt64(),
            ContentSize = random.NextInt64(ManifestLimits.ContentSize),
            Includes = ["os-core"],
            AlsoAdds = ["a", "c"],
            Entries = [.. entries],
        };
        var text = ManifestWriter.Write(manifest);
        var read = ManifestReader.Parse(text, "b");
        Assert.That(read.Entries, Is.EqualTo(manifest.Entries));
        Assert.That(ManifestWriter.Write(read), Is.EqualTo(text));
    }

    [Test]
    public void Names_are_ordered_as_their_bytes([Range(1, 20)] int seed)
    {
        var random = new Random(seed);
        var names = Enumerable.Range(0, 200).Select(_ => Text(random, random.Next(1, 4))).ToList();
        var byBytes = names.OrderBy(Encoding.UTF8.GetBytes, Comparer<byte[]>.Create((a, b) => a.AsSpan().SequenceCompareTo(b)));
        Assert.That(names.Order(Comparer<string>.Create(EntryOrder.CompareNames)), Is.EqualTo(byBytes));
    }

    [Test]
    public void A_cut_or_damaged_manifest_never_fails_in_any_other_way_than_by_its_own_error([Range(1, 20)] int seed)
    {
        var random = new Random(seed);
        var text = ManifestWriter.Write(
            new Manifest
            {
                Name = "b",
                Format = new(30),
                Version = new(10),
                Entries = [.. Enumerable.Range(0, 5).Select(_ => Entry(random))],
            }
        );
        for (var i = 0; i < 500; i++)
        {
            var damaged = text[..random.Next(text.Length + 1)];
            if (damaged.Length > 0)
                damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            try
            {
                Assert.That(ManifestWriter.Write(ManifestReader.Parse(damaged, "b")), Has.Length.GreaterThan(0));
            }
            catch (ManifestFormatException error)
            {
                Assert.That(error.Why, Is.Not.Empty);
            }
        }
    }

    private static (TarMember Member, byte[] Content) Member(Random random)
    {
        var name = Text(random, s_lengths[random.Next(s_lengths.Length)]);
        var (owner, group) = ((uint)random.NextInt64(1L << random.Next(1, 33)), (uint)random.NextInt64(1L << random.Next(1, 33)));
        var time = s_times[random.Next(s_times.Length)];
        var mode = (ushort)random.Next(0x1000);
        switch (random.Next(3))
        {
            case 0:
                return (TarMember.Directory(name, mode, owner, group, time), []);
            case 1:
                return (TarMember.Link(name, Text(random, s_lengths[random.Next(s_lengths.Length)]), owner, group, time), []);
            default:
                var content = new byte[s_lengths[random.Next(s_lengths.Length)] - 1];
                random.NextBytes(content);
                return (TarMember.File(name, mode, owner, group, content.Length, time), content);
        }
    }

    private static ManifestEntry Entry(Random random)
    {
        var hash = new byte[SwupdHash.Size];
        random.NextBytes(hash);
        EntryType[] types = [EntryType.File, EntryType.Directory, EntryType.Link];
        return new(
            types[random.Next(types.Length)],
            EntryStatus.Present,
            ".acdefgh"[random.Next(8)],
            EntryMisc.None,
            new(hash),
            new((uint)random.Next(1, 50)),
            "/" + Text(random, random.Next(1, 60))
        );
    }

    /// <summary>Characters of one to four bytes, none of them special in paths.</summary>
    private static string Text(Random random, int length) =>
        string.Concat(
            Enumerable
                .Range(0, length)
                .Select(_ =>
                    random.Next(40) switch
                    {
                        0 => "é",
                        1 => "中",
                        2 => "😀",
                        3 => "\uE000",
                        _ => ((char)('a' + random.Next(26))).ToString(),
                    }
                )
        );
}
