using DistroFactory.Foundation.Compression;
using DistroFactory.Packages.Metadata;
using DistroFactory.Packages.Resolution;
using DistroFactory.Packages.Rpm;
using DistroFactory.UpdateStream.Deltas;

namespace DistroFactory.Benchmarks.Peers;

/// <summary>The parts of which a Debian package does the same job, side by side in one run on the same files.</summary>
internal static class PeerBenchmark
{
    /// <param name="older">Packages of one version.</param>
    /// <param name="newer">Packages of the next.</param>
    /// <param name="work">An empty directory.</param>
    public static void Run(IReadOnlyList<string> older, IReadOnlyList<string> newer, string work)
    {
        Console.WriteLine("job                                        ours cpu s  peer cpu s   cpu  size");
        var (old, @new) = (LargestFile(older, work, "old"), LargestFile(newer, work, "new"));
        Peer.Compare(
            "compress a program: xz -6",
            "xz",
            ["-6", "-k", "-f", @new],
            $"{@new}.xz",
            () => Compressor.Compress(File.ReadAllBytes(@new), new(CompressionMethod.Xz, 6)).Length
        );
        Peer.Compare(
            "delta of two programs: bsdiff",
            "bsdiff",
            [old, @new, $"{work}/delta"],
            $"{work}/delta",
            () => DeltaWriter.Create(File.ReadAllBytes(old), File.ReadAllBytes(@new), DeltaStat.OfManifest)!.Length
        );
        Peer.Compare(
            "read a payload: rpm2archive",
            "rpm2archive",
            ["-n", Link(newer.MaxBy(path => new FileInfo(path).Length)!, work)],
            null,
            () => Read(newer.MaxBy(path => new FileInfo(path).Length)!)
        );

        var repository = Directory.CreateDirectory(Path.Combine(work, "repository")).FullName;
        foreach (var package in newer)
            File.Copy(package, Path.Combine(repository, Path.GetFileName(package)));
        var ours = Directory.CreateDirectory(Path.Combine(work, "ours")).FullName;
        Peer.Compare(
            "repository metadata: createrepo_c",
            "createrepo_c",
            ["-q", repository],
            null,
            () =>
            {
                RepositoryWriter.Write(
                    ours,
                    newer.Select(path => RepositoryPackage.Of(RpmPackage.Open(path), Path.GetFileName(path))),
                    timestamp: 1
                );
                return 0;
            }
        );

        string[] names = ["systemd", "python3", "perl"];
        Peer.Compare(
            "choose packages: dnf",
            "dnf",
            [
                "-q",
                "-y",
                "--installroot",
                $"{work}/root",
                "--repofrompath",
                $"corpus,{repository}",
                "--repo",
                "corpus",
                "--nogpgcheck",
                "--setopt=cachedir=" + Path.Combine(work, "cache"),
                "--releasever=1",
                "--assumeno",
                "install",
                .. names,
            ],
            null,
            () => new DependencyResolver(RepositoryReader.ReadAsync(ours).GetAwaiter().GetResult()).Resolve(names, default).Packages.Length
        );
    }

    private static string LargestFile(IReadOnlyList<string> packages, string work, string name)
    {
        var package = RpmPackage.Open(
            packages.First(path => Path.GetFileName(path).StartsWith("python3.11-minimal-", StringComparison.Ordinal))
        );
        var path = Path.Combine(work, name);
        foreach (var entry in package.ReadPayload().Where(entry => entry.Files[0].Path == "/usr/bin/python3.11"))
        {
            using var file = File.Create(path);
            entry.Content.CopyTo(file);
        }

        return path;
    }

    private static string Link(string package, string work)
    {
        var link = Path.Combine(work, Path.GetFileName(package));
        File.CreateSymbolicLink(link, package);
        return link;
    }

    private static long Read(string package)
    {
        var bytes = 0L;
        foreach (var entry in RpmPackage.Open(package).ReadPayload())
            bytes += entry.Content.Length;
        return bytes;
    }
}
