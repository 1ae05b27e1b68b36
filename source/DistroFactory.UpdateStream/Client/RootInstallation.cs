using DistroFactory.UpdateStream.Manifests;
using DistroFactory.UpdateStream.Versions;

namespace DistroFactory.UpdateStream.Client;

/// <summary>
/// Brings files to a machine: what no pack brought is fetched alone, then all is put in its place. Stops where the client stops: at
/// content that is missing or wrong, at a place that is no place.
/// </summary>
internal sealed class RootInstallation(VirtualRoot root, IClientContent content, DownloadLedger ledger)
{
    /// <summary>From this many files on a client does not ask for their sizes first.</summary>
    private const int ManyFiles = 1000;

    private static readonly StreamTree s_paths = new("");

    /// <summary>Does what is due.</summary>
    /// <param name="due">What to install and what to remove.</param>
    /// <param name="staged">What packs brought.</param>
    /// <exception cref="ClientStopException">The client stops.</exception>
    public void Run(IReadOnlyList<BundleFile> due, IReadOnlyDictionary<SwupdHash, EntryType> staged)
    {
        var present = due.Where(file => file.Entry.IsPresent).ToList();
        FetchAlone([.. present.Where(file => !staged.ContainsKey(file.Entry.Hash)).DistinctBy(file => (file.Entry.Hash, file.Entry.Version))]);
        foreach (var file in present.Where(file => staged.TryGetValue(file.Entry.Hash, out var type) && type != file.Entry.Type))
            throw Stop("client-type", file, $"a pack brings a {staged[file.Entry.Hash]}, and the manifest says it is a {file.Entry.Type}");
        foreach (var file in present.Where(file => file.Entry.Type != EntryType.Directory && root.IsPopulated(file.Entry.Name)))
            throw Stop("client-directory-became-file", file, "is a directory with files in it on the machine: the update breaks off with exit code 10");
        foreach (var file in due.Reverse().Where(file => !file.Entry.IsPresent))
            Remove(file.Entry.Name);
        root.Reserve(present.Count(file => root.Find(file.Entry.Name) is null));
        foreach (var file in present)
            Put(file);
    }

    private void FetchAlone(List<BundleFile> files)
    {
        foreach (var file in files)
        {
            var path = s_paths.Fullfile(file.Entry.Version, file.Entry.Hash);
            var fullfile = content.Fullfile(file.Entry.Version, file.Entry.Hash)
                ?? throw new ClientStopException(new("client-content-missing", file.Bundle, file.Entry.Name, $"no pack brings it, and {path} is missing"));
            if (fullfile.Flaw is not null)
                throw new ClientStopException(new("client-content", file.Bundle, file.Entry.Name, $"{path}: {fullfile.Flaw}"));
            if (fullfile.Type != file.Entry.Type)
                throw Stop("client-type", file, $"{path} holds a {fullfile.Type}, and the manifest says it is a {file.Entry.Type}");
            ledger.Fullfile(file.Bundle, fullfile.Bytes);
            if (files.Count < ManyFiles)
                ledger.Ask(file.Bundle);
        }
    }

    /// <summary>A file is removed only where no link leads on the way to it.</summary>
    private void Remove(string path)
    {
        if (IsReached(path))
            root.Remove(path);
    }

    private void Put(BundleFile file)
    {
        var entry = file.Entry;
        var parent = VirtualRoot.ParentOf(entry.Name);
        if (parent.Length > 0 && root.Find(parent) is not { Type: EntryType.Directory })
        {
            throw root.Find(parent) is { } other
                ? Stop("client-below-link", file, $"lies below {parent}, a {other.Type}: the client stops")
                : Stop("client-parent", file, $"lies in {parent}, and no bundle of the machine lists that: the client stops");
        }

        root.Put(entry.Name, RootEntry.Of(file));
    }

    private bool IsReached(string path)
    {
        for (var parent = VirtualRoot.ParentOf(path); parent.Length > 0; parent = VirtualRoot.ParentOf(parent))
        {
            if (root.Find(parent) is { Type: EntryType.Link })
                return false;
        }

        return true;
    }

    private static ClientStopException Stop(string rule, BundleFile file, string text) => new(new(rule, file.Bundle, file.Entry.Name, text));
}
