using DistroFactory.Testing;
using DistroFactory.UpdateStream.Deltas;
using DistroFactory.UpdateStream.Fullfiles;

namespace DistroFactory.UpdateStream.Tests.Deltas;

/// <summary>A delta of the reference producer, with the contents it leads from and to.</summary>
internal sealed record ReferenceDelta(string Path, byte[] Delta, byte[] Old, byte[] New, DeltaStat Stat)
{
    /// <summary>The deltas of files.</summary>
    public static IReadOnlyList<ReferenceDelta> Files()
    {
        var www = Reference.Mix("www");
        return
        [
            .. Directory
                .GetDirectories(www, "delta", SearchOption.AllDirectories)
                .SelectMany(Directory.GetFiles)
                .Order()
                .Select(path => OfFile(www, path)),
        ];
    }

    /// <summary>The deltas of manifests.</summary>
    public static IReadOnlyList<ReferenceDelta> Manifests()
    {
        var www = Reference.Mix("www");
        return
        [
            .. Directory
                .GetFiles(www, "Manifest-*-delta-from-*", SearchOption.AllDirectories)
                .Order()
                .Select(path => OfManifest(www, path)),
        ];
    }

    /// <summary>The content and the stat of a fullfile of any version.</summary>
    public static (byte[] Content, DeltaStat Stat) Fullfile(string www, SwupdHash hash)
    {
        var path = Directory.GetFiles(www, $"{hash}.tar", SearchOption.AllDirectories)[0];
        using var file = File.OpenRead(path);
        using var reader = new FullfileReader(file, hash);
        var content = new byte[reader.Member.Size];
        reader.Content.ReadExactly(content);
        return (content, new(reader.Member.StatMode, reader.Member.Owner, reader.Member.Group));
    }

    private static ReferenceDelta OfFile(string www, string path)
    {
        Assert.That(DeltaName.TryParse(System.IO.Path.GetFileName(path), out var name), path);
        var (content, stat) = Fullfile(www, name!.New);
        return new(path, File.ReadAllBytes(path), Fullfile(www, name.Old).Content, content, stat);
    }

    private static ReferenceDelta OfManifest(string www, string path)
    {
        Assert.That(ManifestDeltaName.TryParse(System.IO.Path.GetFileName(path), out var name), path);
        var to = Directory.GetParent(path)!.FullName;
        return new(
            path,
            File.ReadAllBytes(path),
            File.ReadAllBytes($"{www}/{name!.From}/Manifest.{name.Bundle}"),
            File.ReadAllBytes($"{to}/Manifest.{name.Bundle}"),
            DeltaStat.OfManifest
        );
    }
}
