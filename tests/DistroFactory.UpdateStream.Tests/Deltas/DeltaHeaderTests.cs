using DistroFactory.UpdateStream.Deltas;

namespace DistroFactory.UpdateStream.Tests.Deltas;

/// <summary>Headers are laid out as clients read them; there is none where a delta is not worth having.</summary>
public sealed class DeltaHeaderTests
{
    private static readonly DeltaStat s_stat = new(0x81ED, 0x01020304, 0x05060708);

    [Test]
    public void A_small_header_is_laid_out_byte_for_byte()
    {
        var header = new DeltaHeader(
            0x11,
            0x2233,
            0x4455,
            0x6677,
            0x8899,
            s_stat,
            new(DeltaEncoding.None, DeltaEncoding.Zeros, DeltaEncoding.None)
        );
        Assert.That(
            Hex(header),
            Is.EqualTo("4253444946463456" + "20" + "11" + "3322" + "5544" + "7766" + "9988" + "ed810000" + "04030201" + "08070605" + "0106")
        );
    }

    [Test]
    public void A_large_header_is_laid_out_byte_for_byte()
    {
        var header = new DeltaHeader(
            0x100,
            0x2233,
            0x4455,
            0x6677,
            0x8899,
            s_stat,
            new(DeltaEncoding.Xz, DeltaEncoding.Bzip2, DeltaEncoding.Gzip)
        );
        Assert.That(
            Hex(header),
            Is.EqualTo(
                "4253444946463455"
                    + "43"
                    + "00010000"
                    + "3322000000000000"
                    + "5544000000000000"
                    + "7766000000000000"
                    + "9988000000000000"
                    + "0000000000000000"
                    + "ed810000"
                    + "04030201"
                    + "08070605"
                    + "4810"
            )
        );
    }

    [TestCase(255, 65535, 65535, 65535, 65535, ExpectedResult = 32)]
    [TestCase(256, 1, 1, 1, 1, ExpectedResult = 67)]
    [TestCase(1, 65536, 1, 1, 1, ExpectedResult = 67)]
    [TestCase(1, 1, 65536, 1, 1, ExpectedResult = 67)]
    [TestCase(1, 1, 1, 65536, 1, ExpectedResult = 67)]
    [TestCase(1, 1, 1, 1, 65536, ExpectedResult = 67)]
    public int Everything_that_fits_gets_the_small_header(int control, int diff, int extra, int old, int @new) =>
        new DeltaHeader(control, diff, extra, old, @new, s_stat, default).Bytes;

    [Test]
    public void Every_mask_of_encodings_is_read_back_or_refused()
    {
        var read = 0;
        for (var mask = 0; mask <= ushort.MaxValue; mask++)
        {
            try
            {
                Assert.That(DeltaEncodings.FromMask((ushort)mask).Mask, Is.EqualTo(mask));
                read++;
            }
            catch (DeltaException)
            {
                // No or two encodings of a block, zeros for control, or an unused bit.
            }
        }

        Assert.That(read, Is.EqualTo(4 * 5 * 5));
    }

    [Test]
    public void What_is_not_worth_a_delta_has_none()
    {
        var contents = new Contents(1);
        var noise = contents.Noise(1000);
        Assert.Multiple(() =>
        {
            Assert.That(DeltaWriter.Create([], noise, s_stat), Is.Null, "from an empty file");
            Assert.That(DeltaWriter.Create(noise, noise.AsSpan(0, 199), s_stat), Is.Null, "to a file below 200 bytes");
            Assert.That(DeltaWriter.Create(noise, noise.AsSpan(0, 200), s_stat), Is.Not.Null, "to a file of 200 bytes");
            Assert.That(DeltaWriter.Create(noise, contents.Noise(1000), s_stat), Is.Null, "to something else");
        });
    }

    [Test]
    public void A_delta_that_says_fetch_the_file_is_not_applied() =>
        Assert.That(
            () => DeltaReader.Apply([1], DeltaHeader.FullDownload.ToArray()),
            Throws.TypeOf<DeltaException>().With.Message.Contains("fetched whole")
        );

    [TestCase("10-20-{0}-{1}", ExpectedResult = true)]
    [TestCase("7-4294967295-{0}-{1}", ExpectedResult = true)]
    [TestCase("10-20-{0}", ExpectedResult = false)]
    [TestCase("10-20-{0}-{1}-", ExpectedResult = false)]
    [TestCase("-10-{0}-{1}", ExpectedResult = false)]
    [TestCase("10-20-../{0}-{1}", ExpectedResult = false)]
    public bool The_name_of_a_delta_is_two_versions_and_two_hashes(string format)
    {
        var text = string.Format(format, new string('a', 64), new string('b', 64));
        return DeltaName.TryParse(text, out var name) && name.ToString() == text;
    }

    [TestCase("Manifest-os-core-update-delta-from-10", ExpectedResult = "os-core-update")]
    [TestCase("Manifest-a-delta-from-7-delta-from-10", ExpectedResult = "a-delta-from-7")]
    [TestCase("Manifest--delta-from-10", ExpectedResult = null)]
    [TestCase("Manifest-a/b-delta-from-10", ExpectedResult = null)]
    [TestCase("Manifest-a-delta-from-", ExpectedResult = null)]
    [TestCase("Manifest.a-delta-from-10", ExpectedResult = null)]
    public string? The_name_of_a_manifest_delta_is_a_bundle_and_a_version(string text) =>
        ManifestDeltaName.TryParse(text, out var name) && name.ToString() == text ? name.Bundle : null;

    private static string Hex(DeltaHeader header)
    {
        var bytes = new byte[header.Bytes];
        header.Write(bytes);
        return Convert.ToHexStringLower(bytes);
    }
}
