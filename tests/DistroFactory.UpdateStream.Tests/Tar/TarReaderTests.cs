using System.Buffers.Binary;
using System.Text;
using DistroFactory.UpdateStream.Tar;

namespace DistroFactory.UpdateStream.Tests.Tar;

/// <summary>Headers that no honest tar has.</summary>
public sealed class TarReaderTests
{
    [TestCase('L')]
    [TestCase('K')]
    [TestCase('x')]
    [TestCase('g')]
    [TestCase('0')]
    [TestCase('5')]
    public void A_negative_size_is_refused_whatever_the_header_is_for(char type)
    {
        var tar = new MemoryStream();
        TarWriter.WriteHeader(tar, TarMember.File("name", 0x1A4, 0, 0, size: -1, modified: 0));
        var header = tar.GetBuffer().AsSpan(0, TarHeader.BlockSize);
        header[156] = (byte)type;
        Encoding.ASCII.GetBytes(Convert.ToString(TarHeader.Checksum(header), 8).PadLeft(6) + "\0 ").CopyTo(header[148..]);
        TarWriter.WriteEnd(tar);
        tar.Position = 0;
        Assert.That(BinaryPrimitives.ReadInt64BigEndian(header[128..]), Is.EqualTo(-1L), "the header says so in base 256");
        Assert.That(new TarReader(tar).Next, Throws.TypeOf<TarException>().With.Message.Contains("negative size"));
    }
}
