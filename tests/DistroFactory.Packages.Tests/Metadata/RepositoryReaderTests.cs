using System.Diagnostics;
using System.Security.Cryptography;
using DistroFactory.Foundation.Compression;
using DistroFactory.Packages.Metadata;
using DistroFactory.Testing;

namespace DistroFactory.Packages.Tests;

public sealed class RepositoryReaderTests
{
    [TestCase(CompressionMethod.None)]
    [TestCase(CompressionMethod.Gzip)]
    [TestCase(CompressionMethod.Bzip2)]
    [TestCase(CompressionMethod.Xz)]
    [TestCase(CompressionMethod.Zstd)]
    public async Task What_was_written_is_read_back_whatever_the_compression(CompressionMethod compression)
    {
        using var directory = new TemporaryDirectory();
        var packages = new RandomRepository(3).Packages;
        RepositoryWriter.Write(directory.Path, packages, timestamp: 1, compression);
        var read = (await RepositoryReader.ReadAsync(directory.Path)).ToDictionary(package => package.Nevra);
        Assert.That(read, Has.Count.EqualTo(packages.Count));
        foreach (var (written, back) in packages.Select(package => (package.Package, read[package.Package.Nevra])))
        {
            Assert.That(back.Requires, Is.EqualTo(written.Requires));
            Assert.That(back.Provides, Is.EqualTo(written.Provides));
            Assert.That(back.Obsoletes, Is.EqualTo(written.Obsoletes));
            Assert.That(back.Files, Is.EqualTo(written.Files));
            Assert.That(back.Location, Is.EqualTo(directory[written.Location]));
            Assert.That(back.Sha256, Is.EqualTo(written.Sha256));
        }
    }

    [TestCase("gz")]
    [TestCase("xz")]
    [TestCase("bz2")]
    public async Task A_repository_of_createrepo_is_read_with_full_file_lists(string compression)
    {
        using var directory = new TemporaryDirectory();
        File.CreateSymbolicLink(directory["conf.rpm"], Reference.Mix("packages/10/conf-pkg-1-1.x86_64.rpm"));
        using (
            var createrepo = Process.Start(
                Tool.Require("createrepo_c", "createrepo-c"),
                ["--quiet", "--general-compress-type", compression, directory.Path]
            )
        )
            createrepo.WaitForExit();

        var package = (await RepositoryReader.ReadAsync(directory.Path)).Single();
        Assert.Multiple(() =>
        {
            Assert.That(package.Nevra.ToString(), Is.EqualTo("conf-pkg-1-1.x86_64"));
            Assert.That(package.Location, Is.EqualTo(directory["conf.rpm"]));
            Assert.That(package.Sha256, Is.EqualTo(Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(directory["conf.rpm"])))));
            Assert.That(package.Requires.Select(requires => requires.Name), Is.EqualTo(new[] { "filesystem" }));
            Assert.That(package.Files, Does.Contain("/usr/share/man/man1/app.1"));
            Assert.That(package.InstalledSize, Is.EqualTo(475));
        });
    }

    [Test]
    public void Metadata_that_is_not_what_the_index_says_is_refused()
    {
        using var directory = new TemporaryDirectory();
        RepositoryWriter.Write(directory.Path, new RandomRepository(3).Packages, timestamp: 1);
        var primary = Directory.GetFiles(directory["repodata"], "*-primary.xml.gz").Single();
        var bytes = File.ReadAllBytes(primary);
        bytes[^1] ^= 1;
        File.WriteAllBytes(primary, bytes);
        Assert.That(
            () => RepositoryReader.ReadAsync(directory.Path),
            Throws.TypeOf<RepositoryChangedException>().With.Message.Contains(Path.GetFileName(primary))
        );
    }

    [Test]
    public void A_directory_without_metadata_is_refused_with_advice()
    {
        using var directory = new TemporaryDirectory();
        Assert.That(
            () => RepositoryReader.ReadAsync(directory.Path),
            Throws.TypeOf<PackageException>().With.Message.Contains("createrepo_c")
        );
    }

    [Test]
    public void A_document_type_is_refused()
    {
        using var directory = new TemporaryDirectory();
        Directory.CreateDirectory(directory["repodata"]);
        File.WriteAllText(
            directory["repodata/repomd.xml"],
            "<!DOCTYPE r [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><repomd xmlns=\"http://linux.duke.edu/metadata/repo\">&x;</repomd>"
        );
        Assert.That(() => RepositoryReader.ReadAsync(directory.Path), Throws.TypeOf<PackageException>().With.Message.Contains("not sound"));
    }

    [Test]
    public void A_number_that_no_file_can_have_is_refused()
    {
        using var directory = new TemporaryDirectory();
        RepositoryWriter.Write(directory.Path, new RandomRepository(3).Packages, timestamp: 1);
        var index = directory["repodata/repomd.xml"];
        File.WriteAllText(index, File.ReadAllText(index).Replace("<size>", "<size>99999999999999999999", StringComparison.Ordinal));
        Assert.That(() => RepositoryReader.ReadAsync(directory.Path), Throws.TypeOf<PackageException>().With.Message.Contains("not sound"));
    }

    [TestCase("../outside.rpm")]
    [TestCase("/etc/passwd")]
    public void A_package_outside_the_repository_is_refused(string href)
    {
        using var directory = new TemporaryDirectory();
        RepositoryWriter.Write(directory.Path, [new RandomRepository(3).Packages[0] with { Href = href }], timestamp: 1);
        Assert.That(() => RepositoryReader.ReadAsync(directory.Path), Throws.TypeOf<PackageException>().With.Message.Contains("leads out"));
    }
}
