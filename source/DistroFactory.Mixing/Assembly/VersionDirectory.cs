using DistroFactory.Foundation;
using DistroFactory.Mixing.Manifests;
using DistroFactory.Mixing.Store;
using DistroFactory.Mixing.Tree;
using DistroFactory.UpdateStream.Manifests;
using DistroFactory.UpdateStream.Packs;

namespace DistroFactory.Mixing.Assembly;

/// <summary>The directory of a version, built under a hidden name and renamed when it is whole.</summary>
internal sealed class VersionDirectory : IDisposable
{
    private readonly MixRequest _request;
    private readonly ContentStore _store;
    private readonly string _final;
    private readonly string _partial;

    /// <summary>Starts the directory; removes what a killed run left.</summary>
    public VersionDirectory(MixRequest request, ContentStore store)
    {
        _request = request;
        _store = store;
        _final = Path.Combine(Path.GetFullPath(request.OutputDirectory), request.Version.ToString());
        Directory.CreateDirectory(request.OutputDirectory);
        foreach (var left in Directory.EnumerateDirectories(request.OutputDirectory, $".*{AtomicFile.PartialMark}*"))
            Directory.Delete(left, recursive: true);
        _partial = Path.Combine(
            Path.GetDirectoryName(_final)!,
            $".{request.Version}{AtomicFile.PartialMark}{Guid.NewGuid().ToString("N")[..8]}"
        );
        Directory.CreateDirectory(Path.Combine(_partial, "files"));
    }

    /// <summary>Where it is being built.</summary>
    public string Location => _partial;

    /// <summary>Writes the manifests, their tars, and the signature of the MoM.</summary>
    public void WriteManifests(MixedManifests set, ParallelOptions parallel)
    {
        var longTars = new LongManifestTar(_store, parallel);
        var manifests = set.Changed.Append(set.Full).OrderByDescending(manifest => manifest.Entries.Length).ToList();
        ParallelWork.Run(
            parallel,
            manifests.Count,
            i =>
            {
                var (name, text) = (manifests[i].Name, ManifestWriter.Write(manifests[i]));
                Write($"Manifest.{name}", text);
                if (text.Length < LongManifestTar.LeastBytes)
                    Write($"Manifest.{name}.tar", ManifestTar.Write(name, text, _request.Timestamp));
                else
                    AtomicFile.WriteUnflushed(In($"Manifest.{name}.tar"), stream => longTars.Write(stream, name, text, _request.Timestamp));
            }
        );

        var mom = ManifestWriter.Write(set.Mom);
        var signature = _request.Signer.Sign(mom);
        Write("Manifest.MoM", mom);
        Write("Manifest.MoM.sig", signature);
        Write("Manifest.MoM.tar", ManifestTar.Write(Manifest.MomName, mom, _request.Timestamp, signature));
        WriteText("format", _request.Format.ToString());
        WriteText("mixer-src-version", Producer);
        WriteText("upstreamver", _request.UpstreamRelease);
        WriteText("upstreamurl", _request.UpstreamUrl);
    }

    /// <summary>Links the fullfiles from earlier versions and from the store.</summary>
    public FileTotals LinkFullfiles(IEnumerable<TreeEntry> files, EarlierFullfiles earlier)
    {
        var (count, bytes) = (0, 0L);
        foreach (var file in files)
        {
            var stored = earlier.Find(file) ?? _store.Fullfile(file.Hash, file.ModificationTime, _request.FullfileCompression);
            FileNames.LinkOrCopy(stored, Path.Combine(_partial, "files", $"{file.Hash}.tar"));
            count++;
            bytes += new FileInfo(stored).Length;
        }

        return new(count, bytes);
    }

    /// <summary>Puts a zero pack together from the store.</summary>
    /// <returns>Its bytes.</returns>
    public long WritePack(PackPlan plan)
    {
        using var stream = new FileStream(Path.Combine(_partial, $"pack-{plan.Bundle}-from-0.tar"), FileMode.CreateNew);
        var pack = new PackWriter(stream, _request.ZeroPackCompression);
        foreach (var piece in plan.Pieces)
        {
            if (piece is LargeFilePiece large)
                pack.Append(LargeFile.PackHeader(large.File, _request.ZeroPackCompression));
            using var stored = File.OpenRead(
                piece switch
                {
                    LargeFilePiece { File: var file } => _store.Content(file.Hash, _request.ZeroPackCompression),
                    SegmentPiece { Key: var key } => _store.Segment(key),
                    _ => throw new InvalidOperationException($"no such piece: {piece}"),
                }
            );
            pack.Append(stored);
        }

        pack.Complete();
        return stream.Length;
    }

    /// <summary>Makes the directory visible, in place of one of an earlier attempt.</summary>
    public void Commit()
    {
        // What becomes visible must be on disk: all of it at once, which is a thousand times less waiting than file by file.
        _store.Flush();
        FileNames.FlushFileSystem(_partial);
        if (Directory.Exists(_final))
        {
            var old = _partial + "-old";
            Directory.Move(_final, old);
            Directory.Move(_partial, _final);
            Directory.Delete(old, recursive: true);
            return;
        }

        Directory.Move(_partial, _final);
    }

    /// <summary>Removes what was not committed.</summary>
    public void Dispose()
    {
        if (Directory.Exists(_partial))
            Directory.Delete(_partial, recursive: true);
    }

    private static string Producer => $"DistroFactory {typeof(VersionDirectory).Assembly.GetName().Version!.ToString(3)}";

    private void WriteText(string name, string text) => Write(name, System.Text.Encoding.UTF8.GetBytes(text));

    private void Write(string name, byte[] bytes) => AtomicFile.WriteUnflushed(In(name), stream => stream.Write(bytes));

    private string In(string name) => Path.Combine(_partial, name);
}
