using DistroFactory.Configuration;
using DistroFactory.Foundation;
using DistroFactory.Run;
using DistroFactory.UpdateStream;
using DistroFactory.UpdateStream.Manifests;
using DistroFactory.UpdateStream.Versions;

namespace DistroFactory.Repair;

/// <summary>Where on this machine the content of a published file may lie once more.</summary>
/// <param name="workplace">Configuration and directories.</param>
internal sealed class KeptCopies(Workplace workplace)
{
    private const string Tar = ".tar";

    /// <summary>The trees that hold the stream: the stage, and the one the mixer works in.</summary>
    public IEnumerable<string> Trees => [workplace.Stage.Update, workplace.UpdateTree];

    /// <summary>Those that are restored: the workspace of the mixer command is its own affair.</summary>
    public IEnumerable<string> OwnTrees => workplace.UsesMixer ? [workplace.Stage.Update] : Trees;

    /// <summary>
    /// What may be the content of a place, likely ones first: of both trees and of folders it was published to, of manifests and their
    /// tars, of the mixer's store, of packs.
    /// </summary>
    public IEnumerable<KeptCopy> Of(string place)
    {
        var copies = Everywhere.Select(tree => Path.Combine(tree, place)).Select(KeptCopy.OfFile);
        return place.Split('/') switch
        {
            [var version, "files", var name] when SwupdHash.TryParse(Path.GetFileNameWithoutExtension(name), out var hash) => copies
                .Concat(StoredFullfiles(hash).Select(KeptCopy.OfFile))
                .Concat(PackedCopies.Of(Trees, hash)),
            [_, var name] when name.StartsWith("Manifest.", StringComparison.Ordinal) => copies.Concat(OfManifest(place, name)),
            _ => copies,
        };
    }

    /// <summary>Signatures of the MoM of a version, beside it and in its tar.</summary>
    public IEnumerable<byte[]> Signatures(StreamVersion version)
    {
        foreach (var tree in Everywhere.Select(tree => new StreamTree(tree)))
        {
            if (File.Exists(tree.MomSignature(version)))
                yield return File.ReadAllBytes(tree.MomSignature(version));
            if (TryReadTar(tree.ManifestTar(version, Manifest.MomName), Manifest.MomName)?.Signature is { } inside)
                yield return inside;
        }
    }

    /// <summary>
    /// Fullfiles of the mixer's store by the hash of their content. Any of them will do: clients check the content, not its compression.
    /// </summary>
    public IEnumerable<string> StoredFullfiles(SwupdHash hash) =>
        Path.Combine(workplace.Directory.MixStore, "fullfiles", $"{hash}"[..2]) is var folder && Directory.Exists(folder)
            ? Directory.EnumerateFiles(folder, $"{hash}-*")
            : [];

    private IEnumerable<string> Everywhere =>
        Trees.Concat(workplace.Configuration.Places.OfType<FolderTarget>().Select(target => Path.Combine(target.Path, "update")));

    // A manifest is published twice, loose and in its tar; either makes the other.
    private IEnumerable<KeptCopy> OfManifest(string place, string name)
    {
        foreach (var path in Everywhere.Select(tree => Path.Combine(tree, place)))
        {
            if (name.EndsWith(VersionFiles.SignatureExtension, StringComparison.Ordinal))
            {
                var tar = path[..^VersionFiles.SignatureExtension.Length] + Tar;
                if (TryReadTar(tar, Manifest.MomName)?.Signature is { } signature)
                    yield return new(tar, target => target.Write(signature));
            }
            else if (name.EndsWith(Tar, StringComparison.Ordinal))
            {
                var loose = path[..^Tar.Length];
                if (File.Exists(loose))
                    yield return new(loose, target => target.Write(Pack(loose, name["Manifest.".Length..^Tar.Length])));
            }
            else if (TryReadTar(path + Tar, name["Manifest.".Length..]) is { } tar)
            {
                yield return new(path + Tar, target => target.Write(tar.Text));
            }
        }
    }

    private static byte[] Pack(string loose, string name)
    {
        var signature = loose + VersionFiles.SignatureExtension;
        return ManifestTar.Write(
            name,
            File.ReadAllBytes(loose),
            File.GetLastWriteTimeUtc(loose),
            File.Exists(signature) ? File.ReadAllBytes(signature) : []
        );
    }

    private static ManifestTar? TryReadTar(string path, string name)
    {
        try
        {
            using var file = File.OpenRead(path);
            return ManifestTar.Read(file, name);
        }
        catch (Exception error) when (error is FactoryException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
