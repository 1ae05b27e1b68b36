using System.Security.Cryptography;
using System.Text;
using DistroFactory.Foundation.Compression;
using DistroFactory.Packages.Metadata;
using DistroFactory.Packages.Resolution;
using DistroFactory.Packages.Rpm;
using DistroFactory.Packages.Tests.Rpm;
using DistroFactory.Testing;
using DistroFactory.Testing.Fuzzing;

namespace DistroFactory.Packages.Tests;

/// <summary>Readers of packages and repositories accept or refuse with their own error whatever they are given.</summary>
public sealed class FuzzTests
{
    private static readonly HandmadeFile[] s_files =
    [
        new("/d", Mode: 0x41ED),
        new("/d/a", "some text"),
        new("/d/b", "other text") { Inode = 7 },
        new("/d/c", "other text") { Inode = 7 },
        new("/l", Mode: 0xA1FF) { LinkTarget = "d" },
    ];

    private readonly TemporaryDirectory _directory = new();

    [OneTimeTearDown]
    public void RemoveDirectory() => _directory.Dispose();

    [Test]
    public void Packages() => FuzzRun.Of<PackageException>([new HandmadePackage(s_files).ToBytes(), .. Real()], ReadPackage);

    [Test]
    public void Archives_of_packages_whose_digests_are_right([Values] bool stripped)
    {
        var files = stripped ? s_files[..1] : s_files;
        byte[] archive = [];
        new HandmadePackage(files) { Stripped = stripped, Archive = bytes => archive = bytes }.ToBytes();
        FuzzRun.Of<PackageException>(
            [archive],
            input => ReadPackage(new HandmadePackage(files) { Stripped = stripped, Archive = _ => input }.ToBytes())
        );
    }

    [Test]
    public void Repository_metadata([Values("primary", "filelists")] string kind)
    {
        var folder = _directory[$"repository-{kind}"];
        RepositoryWriter.Write(folder, new RandomRepository(3).Packages, timestamp: 1, CompressionMethod.None);
        var index = Path.Combine(folder, "repodata", "repomd.xml");
        var metadata = Directory.GetFiles(Path.Combine(folder, "repodata"), $"*{kind}.xml*").Single();
        var (text, checksum) = (File.ReadAllText(index), Sha256(File.ReadAllBytes(metadata)));
        FuzzRun.Of<PackageException>(
            [File.ReadAllBytes(metadata)],
            input =>
            {
                // The index says what the damaged file is: it is the parser that must refuse it.
                File.WriteAllBytes(metadata, input);
                File.WriteAllText(index, text.Replace(checksum, Sha256(input), StringComparison.Ordinal));
                RepositoryReader.ReadAsync(folder).GetAwaiter().GetResult();
            }
        );
    }

    [Test]
    public void Indexes_of_repositories()
    {
        var folder = _directory["repository-index"];
        RepositoryWriter.Write(folder, new RandomRepository(3).Packages, timestamp: 1);
        var index = Path.Combine(folder, "repodata", "repomd.xml");
        FuzzRun.Of<PackageException>(
            [File.ReadAllBytes(index)],
            input =>
            {
                File.WriteAllBytes(index, input);
                RepositoryReader.ReadAsync(folder).GetAwaiter().GetResult();
            }
        );
    }

    [Test]
    public void Rich_dependencies() =>
        FuzzRun.Of<PackageException>(
            [
                .. new[] { "(a and b)", "((a if b) or (c if d else a))", "(a with b >= 2)", "(a unless b else c)" }.Select(
                    Encoding.UTF8.GetBytes
                ),
            ],
            input =>
                new DependencyResolver([
                    .. Universe.Of("a-1; provides b = 3", "b-2", "c-1", "d-1"),
                    Universe.Of("p-1")[0] with
                    {
                        Requires = [new Dependency(Encoding.UTF8.GetString(input))],
                    },
                ]).Resolve(["p"])
        );

    private static IEnumerable<byte[]> Real()
    {
        var small = Directory.EnumerateFiles(Reference.Mix("packages/10"), "*.rpm").Order(StringComparer.Ordinal);
        return small.Where(path => new FileInfo(path).Length < 20_000).Take(4).Select(File.ReadAllBytes);
    }

    private static string Sha256(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private void ReadPackage(byte[] bytes)
    {
        var path = _directory["fuzzed.rpm"];
        File.WriteAllBytes(path, bytes);
        foreach (var entry in RpmPackage.Open(path).ReadPayload())
            entry.Content.CopyTo(Stream.Null);
    }
}
