using System.Text;
using DistroFactory.Foundation.Compression;
using DistroFactory.Testing;
using DistroFactory.UpdateStream.Client;
using DistroFactory.UpdateStream.Deltas;
using DistroFactory.UpdateStream.Packs;
using DistroFactory.UpdateStream.Tar;

namespace DistroFactory.UpdateStream.Tests.Client;

/// <summary>A pack may hold more deltas than fit into memory: each is applied when it comes.</summary>
public sealed class PackMemoryTests
{
    private const int Files = 5;

    /// <summary>Less than a delta has.</summary>
    private const int PartBytes = 64;

    [Test]
    public void Each_delta_of_a_pack_is_applied_before_the_next_is_read()
    {
        using var folder = new TemporaryDirectory();
        var made = new List<int>();
        var stream = new WatchedStream(() =>
            made.Add(Directory.Exists(folder["content"]) ? Directory.GetFiles(folder["content"]).Length : 0)
        );
        var (olds, deltas) = (new MemoryStream(), new MemoryStream());
        Write(
            olds,
            segment =>
            {
                for (var i = 0; i < Files; i++)
                    segment.Add(PackMember.StagedAs(Hash(Text(i, "old")), Member(Text(i, "old"))), Text(i, "old"));
            }
        );
        Write(
            deltas,
            segment =>
            {
                for (var i = 0; i < Files; i++)
                {
                    var delta = DeltaWriter.Create(Text(i, "old"), Text(i, "new"), new(0x81A4, 0, 0))!;
                    segment.Add(
                        TarMember.File(
                            $"{PackMember.Delta}/{DeltaName.Of(Hash(Text(i, "old")), Hash(Text(i, "new")))}",
                            0x1A4,
                            0,
                            0,
                            delta.Length,
                            0
                        ),
                        delta
                    );
                }
            }
        );
        stream.Files["10/pack-apps-from-0.tar"] = olds.ToArray();
        stream.Files["20/pack-apps-from-10.tar"] = deltas.ToArray();

        var content = new FetchedContent(stream, folder["content"]);
        Assert.That(content.Pack("apps", new(10), StreamVersion.None)!.Flaws, Is.Empty);
        made.Clear();
        var pack = content.Pack("apps", new(20), new(10))!;
        Assert.That(pack.Deltas.Select(delta => delta.Flaw), Is.EqualTo(Enumerable.Repeat<string?>(null, Files)));
        Assert.That(made.Distinct(), Is.EqualTo(Enumerable.Range(Files, Files + 1)), "files in the folder at the reads of the pack");
    }

    private static byte[] Text(int file, string word) =>
        Encoding.ASCII.GetBytes(
            string.Concat(Enumerable.Range(0, 2000).Select(i => $"{file} {i * 7919 % 10007} {(i == 1000 ? word : "")}\n"))
        );

    private static TarMember Member(byte[] content) => TarMember.File("file", 0x1A4, 0, 0, content.Length, 0);

    private static SwupdHash Hash(byte[] content) => SwupdHasher.OfFile(0x81A4, 0, 0, content);

    private static void Write(MemoryStream stream, Action<PackSegment> fill)
    {
        var pack = new PackWriter(stream, new(CompressionMethod.None));
        using (var segment = new PackSegment(stream, new(CompressionMethod.None)))
            fill(segment);
        pack.Complete();
    }

    /// <summary>Files in memory; somebody is told before each part of them is read.</summary>
    private sealed class WatchedStream(Action read) : IPublishedStream
    {
        public Dictionary<string, byte[]> Files { get; } = [];

        public Stream? Open(string path) => Files.TryGetValue(path, out var bytes) ? new WatchedFile(bytes, read) : null;

        public long? SizeOf(string path) => Files.TryGetValue(path, out var bytes) ? bytes.Length : null;
    }

    private sealed class WatchedFile(byte[] bytes, Action read) : MemoryStream(bytes, writable: false)
    {
        public override int Read(byte[] buffer, int offset, int count)
        {
            read();
            return base.Read(buffer, offset, Math.Min(count, PartBytes));
        }

        public override int Read(Span<byte> buffer)
        {
            read();
            return base.Read(buffer[..Math.Min(buffer.Length, PartBytes)]);
        }
    }
}
