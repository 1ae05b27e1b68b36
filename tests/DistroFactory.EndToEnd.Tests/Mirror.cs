using System.Formats.Tar;
using System.IO.Compression;
using DistroFactory.Packages.Metadata;
using DistroFactory.Packages.Rpm;
using DistroFactory.Testing.Loopback;

namespace DistroFactory.EndToEnd.Tests;

/// <summary>An upstream on a real server on loopback: version files, package repositories and archives of bundle definitions.</summary>
internal sealed class Mirror : IDisposable
{
    private readonly string _root;
    private readonly LoopbackServer _server;

    public Mirror(string root)
    {
        _root = root;
        Directory.CreateDirectory(root);
        _server = new(Answer);
    }

    /// <summary>Its address, without a slash at the end.</summary>
    public string Address => _server.Address.AbsoluteUri.TrimEnd('/');

    /// <summary>The paths that were asked for.</summary>
    public IEnumerable<string> Asked => _server.Requests.Select(request => request.Path);

    public void Say(string path, string text) => Write(path, System.Text.Encoding.UTF8.GetBytes(text));

    /// <summary>Publishes a version: its format, its packages and its bundle definitions.</summary>
    public void Publish(int version, int format, IEnumerable<string> packages, IEnumerable<(string Name, string Text)> bundles)
    {
        Say($"update/{version}/format", $"{format}");
        var repository = Path.Combine(_root, $"releases/{version}/clear/x86_64/os");
        Directory.CreateDirectory(Path.Combine(repository, "Packages"));
        var copies = packages.Select(package => Path.Combine(repository, "Packages", Path.GetFileName(package))).Zip(packages).ToList();
        foreach (var (copy, package) in copies)
            File.Copy(package, copy);
        RepositoryWriter.Write(
            repository,
            copies.Select(pair => RepositoryPackage.Of(RpmPackage.Open(pair.First), "Packages/" + Path.GetFileName(pair.First))),
            1
        );
        Write($"bundles/{version}.tar.gz", Archive(version, bundles));
    }

    public void Dispose() => _server.Dispose();

    private static byte[] Archive(int version, IEnumerable<(string Name, string Text)> bundles)
    {
        var archive = new MemoryStream();
        using (var gzip = new GZipStream(archive, CompressionLevel.Fastest, leaveOpen: true))
        using (var tar = new TarWriter(gzip))
        {
            foreach (var (name, text) in bundles)
                tar.WriteEntry(
                    new PaxTarEntry(TarEntryType.RegularFile, $"clr-bundles-{version}/bundles/{name}")
                    {
                        DataStream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text)),
                    }
                );
        }

        return archive.ToArray();
    }

    private void Write(string path, byte[] content)
    {
        var full = Path.Combine(_root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllBytes(full, content);
    }

    private LoopbackAnswer Answer(LoopbackRequest request)
    {
        var file = Path.Combine(_root, request.Path.TrimStart('/'));
        return File.Exists(file) ? LoopbackAnswer.File(request, File.ReadAllBytes(file)) : LoopbackAnswer.Refusal(404);
    }
}
