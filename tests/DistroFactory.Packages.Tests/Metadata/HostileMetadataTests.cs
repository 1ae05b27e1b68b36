using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using DistroFactory.Foundation;
using DistroFactory.Foundation.Compression;
using DistroFactory.Packages.Metadata;
using DistroFactory.Packages.Rpm;
using DistroFactory.Testing;

namespace DistroFactory.Packages.Tests.Metadata;

/// <summary>Metadata of somebody who wants more than to offer packages; its checksums are all right.</summary>
public sealed class HostileMetadataTests
{
    private TemporaryDirectory _directory = null!;

    [SetUp]
    public void SetUp()
    {
        _directory = new();
        var package = Path.Combine(Shared.Repository, "samples", "acme", "packages", "acme-doc-1.0-1.noarch.rpm");
        File.Copy(package, _directory["acme-doc.rpm"]);
        RepositoryWriter.Write(_directory.Path, [RepositoryPackage.Of(RpmPackage.Open(_directory["acme-doc.rpm"]), "acme-doc.rpm")], 1);
    }

    [TearDown]
    public void TearDown() => _directory.Dispose();

    [TestCase("<name>acme-doc</name>", "<name>../../x</name>", "its name")]
    [TestCase("<name>acme-doc</name>", "<name></name>", "its name")]
    [TestCase("<name>acme-doc</name>", "<name>.acme</name>", "its name")]
    [TestCase("<name>acme-doc</name>", "<name>acme doc</name>", "its name")]
    [TestCase("<name>acme-doc</name>", "<name>acme&#x202E;cod</name>", "its name")]
    [TestCase("<name>acme-doc</name>", "<name>acme&#x9B;2J</name>", "its name")]
    [TestCase("<arch>noarch</arch>", "<arch>../noarch</arch>", "its arch")]
    [TestCase("ver=\"1.0\"", "ver=\"1/../../0\"", "its version")]
    [TestCase("ver=\"1.0\"", "ver=\"1-0\"", "has a hyphen")]
    [TestCase("rel=\"1\"", "rel=\"1/1\"", "its release")]
    [TestCase("epoch=\"0\"", "epoch=\"-1\"", "its epoch")]
    [TestCase("epoch=\"0\"", "epoch=\"4294967296\"", "is not sound")]
    public void A_package_whose_identity_is_none_is_refused(string good, string bad, string why)
    {
        Forge(good, bad);
        Assert.That(ReadAsync, Throws.InstanceOf<PackageException>().With.Message.Contains(why));
    }

    [TestCase("href=\"../acme-doc.rpm\"")]
    [TestCase("href=\"a/../../acme-doc.rpm\"")]
    [TestCase("href=\"%2e%2e/acme-doc.rpm\"")]
    [TestCase("href=\"..%2facme-doc.rpm\"")]
    [TestCase("href=\"%252e%252e/acme-doc.rpm\"")]
    [TestCase("href=\"..\\acme-doc.rpm\"")]
    [TestCase("href=\"/etc/passwd\"")]
    [TestCase("href=\"file:///etc/passwd\"")]
    [TestCase("href=\"\"")]
    [TestCase("xml:base=\"https://evil.example/os\" href=\"acme-doc.rpm\"")]
    [TestCase("xml:base=\"file:///etc\" href=\"passwd\"")]
    [TestCase("xml:base=\"..\" href=\"acme-doc.rpm\"")]
    public void A_location_that_leads_out_of_the_repository_is_refused(string location)
    {
        Forge("href=\"acme-doc.rpm\"", location);
        Assert.That(ReadAsync, Throws.InstanceOf<PackageException>().With.Message.Contains("leads out of"));
    }

    [Test]
    public async Task A_base_within_the_repository_is_taken()
    {
        Forge("href=\"acme-doc.rpm\"", $"xml:base=\"file://{_directory.Path}\" href=\"acme-doc.rpm\"");
        Assert.That((await ReadAsync()).Single().Location, Is.EqualTo(_directory["acme-doc.rpm"]));
    }

    [TestCase(CompressionMethod.Gzip)]
    [TestCase(CompressionMethod.Xz)]
    [TestCase(CompressionMethod.Zstd)]
    [TestCase(CompressionMethod.Bzip2)]
    public void What_expands_to_more_than_is_stated_is_not_read_to_its_end(CompressionMethod method)
    {
        Bomb(method, 16 << 20, stated: 1000);
        Assert.That(ReadAsync, Throws.InstanceOf<PackageException>().With.Message.Contains("expands to more than 1.0 kB"));
    }

    [TestCase(CompressionMethod.Gzip, true)]
    [TestCase(CompressionMethod.Xz, true)]
    [TestCase(CompressionMethod.Zstd, true)]
    [TestCase(CompressionMethod.Zstd, false)]
    public void What_expands_without_end_ends_where_no_package_comes_to(CompressionMethod method, bool isStated)
    {
        const int Size = 80 << 20;
        Bomb(method, Size, isStated ? Size : null);
        Assert.That(new FileInfo(_directory["repodata/forged-primary.xml.gz"]).Length, Is.LessThan(1 << 20));
        Assert.That(ReadAsync, Throws.InstanceOf<PackageException>().With.Message.Contains("one <package> has more than 67.1 MB"));
    }

    [TestCase("repomd.xml")]
    [TestCase("primary")]
    public void A_file_that_never_ends_is_not_read_to_its_end(string file)
    {
        var files = new EndlessFiles(_directory.Path, file);
        Assert.That(
            () => RepositoryReader.ReadAsync(files, CancellationToken.None),
            Throws.InstanceOf<PackageException>().With.Message.Contains(file).And.Message.Contains("more than")
        );
    }

    [Test]
    public void Elements_that_lie_in_each_other_without_end_do_not_end_the_process()
    {
        const int Deep = 500_000;
        Forge(
            "acme-doc</name>",
            string.Concat(Enumerable.Repeat("<a>", Deep)) + string.Concat(Enumerable.Repeat("</a>", Deep)) + "</name>"
        );
        Assert.That(ReadAsync, Throws.InstanceOf<PackageException>().With.Message.Contains("32 deep"));
    }

    // It is passed over, and the reader keeps what it is inside of: gigabytes, of megabytes that repeat themselves.
    [Test]
    public void Nor_do_those_of_an_element_that_nobody_knows()
    {
        const int Deep = 100_000;
        Forge("<package ", string.Concat(Enumerable.Repeat("<a>", Deep)) + string.Concat(Enumerable.Repeat("</a>", Deep)) + "<package ");
        Assert.That(ReadAsync, Throws.InstanceOf<PackageException>().With.Message.Contains("32 deep"));
        Forge(string.Concat(Enumerable.Repeat("<a>", Deep)), string.Concat(Enumerable.Repeat("<a>", 20)));
        Forge(string.Concat(Enumerable.Repeat("</a>", Deep)), "<b/>" + string.Concat(Enumerable.Repeat("</a>", 20)));
        Assert.That(async () => (await ReadAsync()).Length, Is.EqualTo(1), "as deep as metadata may be");
    }

    [Test]
    public void Attributes_without_end_are_refused()
    {
        Forge("ver=\"1.0\"", "ver=\"1.0\" " + string.Concat(Enumerable.Range(0, 100_000).Select(number => $"a{number}='' ")));
        Assert.That(ReadAsync, Throws.InstanceOf<PackageException>().With.Message.Contains("attributes"));
    }

    [TestCase("<package ", "<package ")]
    [TestCase("<package ", "<unknown/><unknown ")]
    public void A_tag_without_end_is_refused_before_its_attributes_are_gathered(string good, string begin)
    {
        Forge(good, begin + string.Concat(Enumerable.Range(0, 200_000).Select(number => $"a{number}='' ")));
        Assert.That(ReadAsync, Throws.InstanceOf<PackageException>().With.Message.Contains("a tag has more than 1.0 MB"));
    }

    private Task<ImmutableArray<PackageInfo>> ReadAsync() => RepositoryReader.ReadAsync(_directory.Path);

    private void Forge(string good, string bad) =>
        ForgedMetadata.Rewrite(
            _directory.Path,
            "primary",
            text =>
                text.Contains(good, StringComparison.Ordinal)
                    ? text.Replace(good, bad, StringComparison.Ordinal)
                    : throw new AssertionException(text)
        );

    // A summary that is all blanks: it compresses a thousandfold and more.
    private void Bomb(CompressionMethod method, int size, long? stated)
    {
        var text = new StringBuilder("<metadata xmlns=\"http://linux.duke.edu/metadata/common\"><package type=\"rpm\"><summary>");
        text.Append('x', size).Append("</summary></package></metadata>");
        ForgedMetadata.Replace(
            _directory.Path,
            "primary",
            Encoding.ASCII.GetBytes($"{text}"),
            plain =>
            {
                using var target = new MemoryStream();
                using (var compressor = Compressor.OpenWrite(target, new CompressionSetting(method, 1), leaveOpen: true))
                    compressor.Write(plain);
                return target.ToArray();
            },
            real =>
                stated is null ? null
                : stated == size ? real
                : stated
        );
    }

    /// <summary>A repository one of whose files never ends.</summary>
    [SuppressMessage("Reliability", "CA2000", Justification = "A stream that holds nothing.")]
    private sealed class EndlessFiles(string directory, string endless) : IRepositoryFiles
    {
        private readonly DirectoryRepositoryFiles _files = new(directory);

        public string Name => _files.Name;

        public Task<Stream> OpenAsync(string relativePath, long limit, CancellationToken cancellation) =>
            relativePath.Contains(endless, StringComparison.Ordinal)
                ? Task.FromResult<Stream>(new EndlessStream())
                : _files.OpenAsync(relativePath, limit, cancellation);

        public string Locate(string relativePath) => _files.Locate(relativePath);
    }

    private sealed class EndlessStream : ForwardReadStream
    {
        public override int Read(Span<byte> buffer)
        {
            buffer.Fill((byte)' ');
            return buffer.Length;
        }
    }
}
