using DistroFactory.Foundation;
using DistroFactory.Run;
using DistroFactory.UpdateStream;
using DistroFactory.UpdateStream.Versions;

namespace DistroFactory.Repair;

/// <summary>
/// Puts back files of earlier versions that were damaged or removed after their release, where their content lies somewhere else on this
/// machine. Only what proves to be what was published is put anywhere, in one step, and each file is told.
/// </summary>
/// <param name="workplace">Configuration and directories.</param>
/// <param name="trust">By whom the MoMs of earlier versions may be signed.</param>
internal sealed class PublishedFileRestorer(Workplace workplace, MomTrust trust)
{
    private readonly KeptCopies _copies = new(workplace);

    /// <summary>
    /// What is wrong with a file of the stream in the stage, and in the tree the mixer works in as far as that has the version.
    /// </summary>
    /// <param name="place">Its place in the stream, such as <c>10/files/HASH.tar</c>.</param>
    public IEnumerable<(string Path, string Why)> Flaws(string place) =>
        place.Split('/') is [var number, _, ..] && StreamVersion.TryParse(number, out _)
            ? _copies
                .OwnTrees.Where(tree => tree == workplace.Stage.Update || Directory.Exists(Path.Combine(tree, number)))
                .Select(tree => (Path: Path.Combine(tree, place), Why: Check(tree).Refuse(Path.Combine(tree, place), place)!))
                .Where(flaw => flaw.Why is not null)
            : [];

    /// <summary>Restores a file wherever it is missing or damaged.</summary>
    /// <returns>Whether anything was restored.</returns>
    public bool TryRestore(string place)
    {
        var restored = false;
        foreach (var (path, why) in Flaws(place).ToList())
            restored |= TryRestore(path, place, why);
        DropDamaged(place);
        return restored;
    }

    /// <summary>What lies at a path of either tree, as a place in the stream; null when it is in neither.</summary>
    public string? PlaceOf(string path) =>
        _copies
            .OwnTrees.Where(tree => path.StartsWith(tree + '/', StringComparison.Ordinal))
            .Select(tree => Path.GetRelativePath(tree, path))
            .FirstOrDefault();

    private bool TryRestore(string path, string place, string why)
    {
        var check = Check(path[..^(place.Length + 1)]);
        var folder = Path.GetDirectoryName(path)!;
        Directory.CreateDirectory(folder);
        var partial = Path.Combine(folder, AtomicFile.PartialMark + Guid.NewGuid().ToString("N"));
        try
        {
            if (
                _copies
                    .Of(place)
                    .FirstOrDefault(copy => copy.Place != path && TryWrite(copy, partial) && check.Refuse(partial, place) is null)
                is not { } source
            )
                return false;
            FileNames.Replace(partial, path);
            workplace.Log.Warn($"{path} was restored from {source.Place}, for after its release it became unsound: {why}.");
            return true;
        }
        finally
        {
            File.Delete(partial);
        }
    }

    private static bool TryWrite(KeptCopy copy, string path)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Create, FileAccess.ReadWrite);
            copy.Write(file);
            file.Flush(flushToDisk: true);
            return true;
        }
        catch (Exception error) when (error is FactoryException or FileNotFoundException or DirectoryNotFoundException)
        {
            return false;
        }
    }

    private PublishedFileCheck Check(string tree) => new(new StreamTree(tree), _copies, trust);

    // The store may have the same damaged data under another name, and would publish it again.
    private void DropDamaged(string place)
    {
        if (place.Split('/') is not [_, "files", var name] || !SwupdHash.TryParse(Path.GetFileNameWithoutExtension(name), out var hash))
            return;
        foreach (var file in _copies.StoredFullfiles(hash).Where(file => Check("").Refuse(file, place) is not null).ToList())
            File.Delete(file);
    }
}
