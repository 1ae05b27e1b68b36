using DistroFactory.UpdateStream.Deltas;

namespace DistroFactory.UpdateStream.Tests.Deltas;

/// <summary>A delta that spares a client less than a tenth of the file is none: nine tenths are the limit, whatever the form.</summary>
public sealed class WorthTests
{
    [TestCase(DeltaForm.Smallest, 200_000)]
    [TestCase(DeltaForm.Packed, 200_000)]
    [TestCase(DeltaForm.Packed, 60_000)]
    public void Nine_tenths_of_the_file_are_the_limit(DeltaForm form, int size)
    {
        Assert.Multiple(() =>
        {
            Assert.That(Create(form, size, newPercent: 88), Is.Not.Null);
            Assert.That(Create(form, size, newPercent: 92), Is.Null);
        });
    }

    // Random bytes cannot be compressed: the delta is as long as what is new.
    private static byte[]? Create(DeltaForm form, int size, int newPercent)
    {
        var random = new Random(1);
        var (old, @new) = (new byte[size], new byte[size]);
        random.NextBytes(old);
        random.NextBytes(@new);
        var kept = size - (size / 100 * newPercent);
        old.AsSpan(0, kept).CopyTo(@new);
        return DeltaWriter.Create(old, @new, new(0x81A4, 0, 0), form);
    }
}
