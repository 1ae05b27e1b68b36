using DistroFactory.Testing;
using DistroFactory.UpdateStream.Signatures;
using DistroFactory.UpdateStream.Verification;

namespace DistroFactory.UpdateStream.Tests.Verification;

/// <summary>A verification reads what is new, and what was done something to since it was read.</summary>
public sealed class SoundFilesTests
{
    private static readonly DateTimeOffset s_later = DateTimeOffset.UtcNow.AddMinutes(10);

    private SmallStream _stream = null!;
    private TemporaryDirectory _directory = null!;

    [SetUp]
    public void Publish()
    {
        _directory = new();
        _stream = new SmallStream()
            .Publish(10, 0, SmallStream.Core(10), SmallStream.Apps)
            .Publish(20, 10, SmallStream.Core(20), SmallStream.Apps);
    }

    [TearDown]
    public void CleanUp()
    {
        _stream.Dispose();
        _directory.Dispose();
    }

    [Test]
    public void What_was_read_and_left_alone_is_not_read_again_and_clients_get_the_same()
    {
        var (first, known) = Verify(s_later);
        var (second, untouched) = Verify(s_later);
        Assert.That(known, Is.Zero);
        Assert.That(untouched, Is.EqualTo(second.Fullfiles + second.Packs));
        Assert.That(second.Findings, Is.Empty);
        Assert.That(
            second with
            {
                Bytes = 0,
                Downloads = null,
                Findings = first.Findings,
            },
            Is.EqualTo(first with { Bytes = 0, Downloads = null })
        );
        Assert.That(second.Downloads!.Install, Is.EqualTo(first.Downloads!.Install));
        Assert.That(second.Downloads.Updates, Is.EqualTo(first.Downloads.Updates));
        Assert.That(second.Downloads.Bundles, Is.EqualTo(first.Downloads.Bundles));
    }

    [Test]
    public void A_file_damaged_in_place_is_noticed_although_size_and_time_are_the_same()
    {
        Verify(s_later);
        foreach (var path in Files())
        {
            var (bytes, time) = (File.ReadAllBytes(path), File.GetLastWriteTimeUtc(path));
            Overwrite(path, [.. bytes.Select(each => (byte)~each)], time);
            Assert.That(Verify(s_later, keep: false).Result.IsSound, Is.False, path);
            Overwrite(path, bytes, time);
        }
    }

    [Test]
    public void A_file_that_is_gone_is_noticed()
    {
        Verify(s_later);
        File.Delete(Files()[0]);
        Assert.That(Verify(s_later, keep: false).Result.IsSound, Is.False);
    }

    [Test]
    public void After_a_month_everything_is_read_again()
    {
        Verify(s_later);
        Assert.That(Verify(s_later + VerifiedFiles.Lifetime).Untouched, Is.Zero);
    }

    [Test]
    public void A_file_that_was_just_written_may_be_written_once_more_unnoticed_and_is_read_again()
    {
        Verify(s_later.AddMinutes(-20));
        Assert.That(Verify(s_later).Untouched, Is.Zero);
    }

    [Test]
    public void A_pack_is_sound_for_the_manifest_it_was_read_with()
    {
        Verify(s_later);
        _stream.Publish(20, 10, SmallStream.Core(20), new(SmallStream.Apps) { ["/usr/bin/more"] = "more" });
        File.Copy(_stream.Tree.Pack(new(20), "os-core", default), _stream.Tree.Pack(new(20), "apps", default), overwrite: true);
        Assert.That(Verify(s_later, keep: false).Result.IsSound, Is.False);
    }

    [Test]
    public void What_is_damaged_or_gone_is_as_good_as_nothing()
    {
        Verify(s_later);
        File.WriteAllText(_directory["verified"], "damaged");
        Assert.That(Verify(s_later).Untouched, Is.Zero);
        File.Delete(_directory["verified"]);
        Assert.That(Verify(s_later).Result.IsSound);
    }

    private static void Overwrite(string path, byte[] bytes, DateTime time)
    {
        using (var file = File.OpenWrite(path))
            file.Write(bytes);
        File.SetLastWriteTimeUtc(path, time);
    }

    private string[] Files() =>
        [
            .. Directory.GetFiles(Path.Combine(_stream.Tree.Of(new(20)), "files")).Take(3),
            .. Directory.GetFiles(_stream.Tree.Of(new(20)), "pack-*.tar"),
        ];

    private (VerificationResult Result, int Untouched) Verify(DateTimeOffset now, bool keep = true)
    {
        using var signatures = new SignatureVerifier(_stream.Signer.RootCertificatePem);
        var sound = VerifiedFiles.Read(_directory["verified"], new StoppedClock(now));
        var result = new StreamVerifier(_stream.Tree.Root, signatures) { Sound = sound }.VerifyLatest(SmallStream.Format);
        if (keep)
            sound.Write(_directory["verified"]);
        return (result, sound.Untouched);
    }
}
