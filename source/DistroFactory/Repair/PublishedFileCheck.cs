using DistroFactory.Foundation;
using DistroFactory.Foundation.Compression;
using DistroFactory.UpdateStream;
using DistroFactory.UpdateStream.Fullfiles;
using DistroFactory.UpdateStream.Manifests;
using DistroFactory.UpdateStream.Packs;
using DistroFactory.UpdateStream.Tar;
using DistroFactory.UpdateStream.Versions;

namespace DistroFactory.Repair;

/// <summary>
/// Whether some bytes are what was published at a place of the stream: fullfiles and packs by the hashes they are named by, manifests by
/// the MoM of their version, the MoM by its signature. So it does not matter where the bytes come from.
/// </summary>
/// <param name="tree">The tree that the file is for.</param>
/// <param name="copies">Where signatures may lie besides.</param>
/// <param name="trust">By whom MoMs may be signed.</param>
internal sealed class PublishedFileCheck(StreamTree tree, KeptCopies copies, MomTrust trust)
{
    private const string ManifestPrefix = "Manifest.";

    /// <summary>What is wrong with a file at a place of the stream; null when it is what belongs there.</summary>
    /// <param name="file">The file.</param>
    /// <param name="place">The place it is for, such as <c>10/files/HASH.tar</c>.</param>
    public string? Refuse(string file, string place)
    {
        try
        {
            using var stream = File.OpenRead(file);
            return Refuse(stream, place.Split('/'));
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            return "it is missing";
        }
        catch (FactoryException error) when (error is UpdateStreamException or CompressionException)
        {
            return error.Why;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return error.Message;
        }
    }

    private string? Refuse(FileStream file, string[] place) =>
        place switch
        {
            [_, "files", var name] when SwupdHash.TryParse(Path.GetFileNameWithoutExtension(name), out var hash) => Fullfile(file, hash),
            [var version, var name]
                when StreamVersion.TryParse(version, out var number) && name.StartsWith(ManifestPrefix, StringComparison.Ordinal) =>
                OfManifest(file, number, name[ManifestPrefix.Length..]),
            [_, var name] when name.StartsWith("pack-", StringComparison.Ordinal) => Pack(file),
            _ => "nobody can tell what it should be",
        };

    private static string? Fullfile(FileStream file, SwupdHash hash)
    {
        FullfileReader.Verify(file, hash);
        return null;
    }

    private static string? Pack(FileStream file)
    {
        using var pack = new PackReader(file);
        while (pack.Next() is { } member)
        {
            if (PackMember.TryStaged(member, out var hash) && TarMemberHash.Of(member, pack.Content) != hash)
                return $"what it holds as {hash} is something else";
        }

        return null;
    }

    private string? OfManifest(FileStream file, StreamVersion version, string name)
    {
        var isTar = name.EndsWith(".tar", StringComparison.Ordinal);
        var bundle = isTar ? name[..^".tar".Length] : name;
        if (bundle == Manifest.MomName + VersionFiles.SignatureExtension)
            return trust.Refuse(File.ReadAllBytes(tree.Manifest(version, Manifest.MomName)), ReadAll(file), version);
        var tar = isTar ? ManifestTar.Read(file, bundle) : null;
        var text = tar?.Text ?? ReadAll(file);
        if (ManifestReader.Parse(text, bundle).Version != version)
            return "it is of another version";
        return bundle switch
        {
            Manifest.MomName => OfMom(version, text, tar?.Signature),
            Manifest.FullName => null,
            _ => Line(version, bundle) is { } line && (tar?.Hash ?? ManifestWriter.HashOf(text)) == line.Hash
                ? null
                : "it is not the one that the MoM names",
        };
    }

    // The signature beside it may be what is damaged.
    private string? OfMom(StreamVersion version, byte[] text, byte[]? signature)
    {
        var refusals = (signature is null ? copies.Signatures(version) : [signature])
            .Select(each => trust.Refuse(text, each, version))
            .ToList();
        return refusals.Count == 0 ? "there is no signature of it"
            : refusals.Contains(null) ? null
            : refusals[0];
    }

    private ManifestEntry? Line(StreamVersion version, string bundle) =>
        ManifestReader
            .ReadFile(tree.Manifest(version, Manifest.MomName))
            .Entries.FirstOrDefault(line => line.Name == bundle && line.Version == version);

    private static byte[] ReadAll(FileStream file)
    {
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return bytes;
    }
}
