using DistroFactory.Packages.Rpm;
using DistroFactory.Testing;

namespace DistroFactory.Packages.Tests.Rpm;

/// <summary>Packages that were harmed on their way.</summary>
public sealed class DamagedPackageTests
{
    private readonly TemporaryDirectory _directory = new();

    [OneTimeTearDown]
    public void RemoveDirectory() => _directory.Dispose();

    [Test]
    public void Any_damage_of_a_handmade_package_is_refused_or_harmless([Range(1, 4)] int seed)
    {
        var sound = new HandmadePackage(
            new HandmadeFile("/d", Mode: 0x41ED),
            new HandmadeFile("/d/a", "text"),
            new HandmadeFile("/l", Mode: 0xA1FF) { LinkTarget = "d" }
        ).ToBytes();

        Assert.That(Damage(sound, seed, rounds: 500), Is.GreaterThan(300));
    }

    [Test]
    public void Any_damage_of_a_package_of_rpmbuild_is_refused_or_harmless(
        [Values("w6.gzdio", "w6.xzdio", "w3.zstdio", "w.ufdio")] string payload
    )
    {
        // Half of so small a file is room for signatures to come, where a change harms nothing.
        var description = new RpmDescription("damaged")
        {
            Payload = payload,
            Files = [new RpmContent("/a", "content"), new RpmContent("/b") { LinkTarget = "a" }],
        };

        Assert.That(Damage(File.ReadAllBytes(RpmBuild.Build(description, _directory.Path)), seed: 5, rounds: 200), Is.GreaterThan(50));
    }

    [Test]
    public void A_changed_payload_is_refused_without_unpacking_it()
    {
        var bytes = new HandmadePackage(new HandmadeFile("/a", "text")).ToBytes();
        bytes[^1] ^= 1;
        File.WriteAllBytes(_directory["changed.rpm"], bytes);
        Assert.That(
            () => RpmPackage.Open(_directory["changed.rpm"]).VerifyPayload(),
            Throws.InstanceOf<PackageException>().With.Message.Contains("digest")
        );
    }

    [Test]
    public void A_package_cut_short_anywhere_is_refused()
    {
        var sound = new HandmadePackage(new HandmadeFile("/a", "text")).ToBytes();
        for (var length = 0; length < sound.Length; length++)
            Assert.That(IsRefused(sound[..length]), Is.True, $"cut to {length} of {sound.Length} bytes");
    }

    [Test]
    public void Random_bytes_are_refused()
    {
        var random = new Random(6);
        for (var round = 0; round < 200; round++)
        {
            var bytes = new byte[random.Next(2_000)];
            random.NextBytes(bytes);
            Assert.That(IsRefused(bytes), Is.True);
        }
    }

    [Test]
    public void A_missing_file_and_a_directory_are_refused_with_a_reason() =>
        Assert.Multiple(() =>
        {
            Assert.That(
                () => RpmPackage.Open(_directory["missing.rpm"]),
                Throws.InstanceOf<PackageException>().With.Message.Contains("does not exist")
            );
            Assert.That(
                () => RpmPackage.Open(_directory.Path),
                Throws.InstanceOf<PackageException>().With.Message.Contains(_directory.Path)
            );
        });

    [Test]
    public void Content_cannot_be_read_when_the_next_was_asked_for()
    {
        var path = _directory["two.rpm"];
        File.WriteAllBytes(path, new HandmadePackage(new HandmadeFile("/a", "1"), new HandmadeFile("/b", "2")).ToBytes());
        using var entries = RpmPackage.Open(path).ReadPayload().GetEnumerator();
        entries.MoveNext();
        var first = entries.Current.Content;
        entries.MoveNext();

        Assert.That(() => first.ReadByte(), Throws.InstanceOf<ObjectDisposedException>());
    }

    /// <summary>How many of so many random changes were refused; anything else than a refusal or a sound package fails the test.</summary>
    private int Damage(byte[] sound, int seed, int rounds)
    {
        var random = new Random(seed);
        var refused = 0;
        for (var round = 0; round < rounds; round++)
        {
            var bytes = (byte[])sound.Clone();
            for (var changes = random.Next(1, 4); changes > 0; changes--)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            refused += IsRefused(bytes) ? 1 : 0;
        }

        return refused;
    }

    private bool IsRefused(byte[] bytes)
    {
        var path = _directory["damaged.rpm"];
        File.WriteAllBytes(path, bytes);
        try
        {
            foreach (var entry in RpmPackage.Open(path).ReadPayload())
                entry.Content.CopyTo(Stream.Null);
            return false;
        }
        catch (PackageException)
        {
            return true;
        }
    }
}
