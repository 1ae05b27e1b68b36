using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using DistroFactory.Configuration;
using DistroFactory.Connections.Commands;
using DistroFactory.Connections.Web;
using DistroFactory.Content;
using DistroFactory.Model;
using DistroFactory.Testing;
using DistroFactory.Tests.Connections.GitHub;
using DistroFactory.Tests.Connections.Web;

namespace DistroFactory.Tests.Content;

/// <summary>Packages in which damage would not be noticed.</summary>
[TestFixture]
public sealed class MissingDigestTests
{
    private const int OfPayload = 5092;
    private const int OfPlainPayload = 5097;
    private const int OfFiles = 1035;
    private const int OfHeaderAndPayload = 1004;

    private TemporaryDirectory _directory = null!;
    private string _package = "";

    [SetUp]
    public void SetUp()
    {
        _directory = new();
        _package = RpmBuild.Build(new("bare") { Files = [new("/usr/share/bare", "some text")] }, _directory["packages"]);
    }

    [TearDown]
    public void TearDown() => _directory.Dispose();

    [TestCase(new[] { OfPayload, OfPlainPayload, OfHeaderAndPayload }, "bare-1.0-1.noarch: it states no digest of its payload")]
    [TestCase(new[] { OfFiles }, "bare-1.0-1.noarch: it states no digest of its file /usr/share/bare")]
    public async Task A_package_that_states_none_is_refused_unless_its_name_is_allowed(int[] digests, string why)
    {
        RemoveTags(_package, digests);
        var source = new FolderSource(_directory["packages"]);
        Assert.That(
            () => Fetch(source),
            Throws.TypeOf<FetchException>().With.Message.Contains(why).And.Message.Contains("allow-missing-digests")
        );
        var other = source with { Trust = new() { MissingDigests = ["bar"] } };
        Assert.That(() => Fetch(other), Throws.TypeOf<FetchException>());
        var allowed = source with { Trust = new() { MissingDigests = ["ba*"] } };
        Assert.That((await Fetch(allowed)).Packages, Has.Length.EqualTo(1));
        Assert.That(() => Fetch(source), Throws.TypeOf<FetchException>(), "what was allowed once is looked at again");
    }

    [Test]
    public async Task One_digest_of_the_payload_is_enough([Values(OfPayload, OfPlainPayload, OfHeaderAndPayload)] int kept)
    {
        RemoveTags(_package, [.. new[] { OfPayload, OfPlainPayload, OfHeaderAndPayload }.Except([kept])]);
        Assert.That((await Fetch(new FolderSource(_directory["packages"]))).Packages, Has.Length.EqualTo(1));
    }

    [Test]
    public async Task Assets_of_a_release_are_looked_at_too()
    {
        RemoveTags(_package, [OfPayload, OfPlainPayload, OfHeaderAndPayload]);
        using var github = new TestGitHub();
        github.Assets.Add((Path.GetFileName(_package), await File.ReadAllBytesAsync(_package)));
        var source = new GitHubSource("acme/packages", "latest", "*.rpm") { Api = github.Address };
        Assert.That(() => Fetch(source), Throws.TypeOf<FetchException>().With.Message.Contains("it states no digest of its payload"));
        Assert.That((await Fetch(source with { Trust = new() { MissingDigests = ["bare"] } })).Packages, Has.Length.EqualTo(1));
    }

    private async Task<FetchedContent> Fetch(ContentSource source)
    {
        var signatures = new Foundation.FileFacts(_directory["checks"], new Tomorrow());
        var set = new ContentProviders(Quick.Cache(_directory["cache"]), new CommandRunner(), null, signatures: signatures).Create([
            source,
        ]);
        var content = await set.FetchAsync(await set.ListAsync());
        signatures.Save();
        return content;
    }

    // Gives tags of both header sections numbers that mean nothing, and makes the digests of the header right again.
    private static void RemoveTags(string path, int[] tags)
    {
        const int Lead = 96;
        var bytes = File.ReadAllBytes(path);
        var signature = bytes.AsSpan(Lead, RemoveTags(bytes, Lead, tags));
        var start = Lead + ((signature.Length + 7) & ~7);
        var size = RemoveTags(bytes, start, []);
        var before = bytes.AsSpan(start, size).ToArray();
        RemoveTags(bytes, start, tags);
        var after = bytes.AsSpan(start, size);
        Replace(signature, SHA256.HashData(before), SHA256.HashData(after));
        Replace(
            signature,
            CryptographicOperations.HashData(HashAlgorithmName.SHA1, before),
            CryptographicOperations.HashData(HashAlgorithmName.SHA1, after)
        );
        File.WriteAllBytes(path, bytes);
    }

    private static int RemoveTags(byte[] bytes, int start, int[] tags)
    {
        var count = BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(start + 8));
        var unknown = 900_000;
        for (var entry = start + 16; entry < start + 16 + (16 * count); entry += 16)
        {
            if (tags.Contains(BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(entry))))
                BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(entry), unknown++);
        }

        return 16 + (16 * count) + BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(start + 12));
    }

    private static void Replace(Span<byte> section, byte[] old, byte[] now)
    {
        var text = Encoding.ASCII.GetBytes(Convert.ToHexStringLower(old));
        Encoding.ASCII.GetBytes(Convert.ToHexStringLower(now)).CopyTo(section[section.IndexOf(text)..]);
    }
}
