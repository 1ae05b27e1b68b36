using DistroFactory.UpdateStream.Manifests;
using DistroFactory.UpdateStream.Versions;

namespace DistroFactory.UpdateStream.Client;

/// <summary>
/// Brings files to a machine: what no pack brought is fetched alone, then all is put in its place, then what is gone is removed. Stops
/// where the client stops: at content that is missing or wrong, at a place that is no place.
/// </summary>
internal sealed class RootInstallation(VirtualRoot root, IClientContent content, DownloadLedger ledger, List<ClientProblem> problems)
{
    /// <summary>The rule broken by a file in the place of a directory whose files are still listed as deleted.</summary>
    public const string DirectoryBecameFile = "client-directory-became-file";

    /// <summary>The rule broken by the end of a directory that machines keep things of their own in.</summary>
    public const string OwnDirectory = "client-own-directory";

    /// <summary>From this many files on a client does not ask for their sizes first.</summary>
    private const int ManyFiles = 1000;

    private static readonly StreamTree s_paths = new("");

    /// <summary>
    /// Directories that the client could not remove, for something is still in them, and the bundle that would have it otherwise.
    /// </summary>
    private readonly SortedDictionary<string, string> _movedAside = new(StringComparer.Ordinal);

    private readonly Stack<BundleFile> _populated = new();

    /// <summary>Files, and what the client tried to remove below each.</summary>
    private readonly SortedDictionary<string, List<string>> _belowFiles = new(StringComparer.Ordinal);

    /// <summary>Does what is due.</summary>
    /// <param name="due">What to install and what to remove.</param>
    /// <param name="staged">What packs brought.</param>
    /// <exception cref="ClientStopException">The client stops.</exception>
    public void Run(IReadOnlyList<BundleFile> due, IReadOnlyDictionary<SwupdHash, EntryType> staged)
    {
        var present = due.Where(file => file.Entry.IsPresent).ToList();
        FetchAlone([
            .. present.Where(file => !staged.ContainsKey(file.Entry.Hash)).DistinctBy(file => (file.Entry.Hash, file.Entry.Version)),
        ]);
        foreach (var file in present.Where(file => staged.TryGetValue(file.Entry.Hash, out var type) && type != file.Entry.Type))
            throw Stop("client-type", file, $"a pack brings a {staged[file.Entry.Hash]}, and the manifest says it is a {file.Entry.Type}");
        root.Reserve(present.Count(file => root.Find(file.Entry.Name) is null));
        foreach (var file in present)
            Put(file);
        foreach (var file in due.Where(file => !file.Entry.IsPresent))
            Remove(file);
        RemovePopulated();
        Tell();
    }

    private void FetchAlone(List<BundleFile> files)
    {
        foreach (var file in files)
        {
            var path = s_paths.Fullfile(file.Entry.Version, file.Entry.Hash);
            var fullfile =
                content.Fullfile(file.Entry.Version, file.Entry.Hash)
                ?? throw new ClientStopException(
                    new("client-content-missing", file.Bundle, file.Entry.Name, $"no pack brings it, and {path} is missing")
                );
            if (fullfile.Flaw is not null)
                throw new ClientStopException(new("client-content", file.Bundle, file.Entry.Name, $"{path}: {fullfile.Flaw}"));
            if (fullfile.Type != file.Entry.Type)
                throw Stop("client-type", file, $"{path} holds a {fullfile.Type}, and the manifest says it is a {file.Entry.Type}");
            ledger.Fullfile(file.Bundle, fullfile.Bytes);
            if (files.Count < ManyFiles)
                ledger.Ask(file.Bundle);
        }
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

        if (entry.Type != EntryType.Directory && root.Find(entry.Name) is { Type: EntryType.Directory } && KeptPaths.HoldsOwn(entry.Name))
            EndOwn(file, $"becomes a {entry.Type}");
        else if (entry.Type != EntryType.Directory && root.IsPopulated(entry.Name))
            _movedAside[entry.Name] = file.Bundle;
        root.Put(entry.Name, RootEntry.Of(file));
    }

    /// <summary>
    /// Each is removed in its turn, by path: what was in a file's place goes with the file. A file is removed only where no link leads on
    /// the way to it. What is not there need not be removed, unless the place it would be in is a file.
    /// </summary>
    private void Remove(BundleFile file)
    {
        var path = file.Entry.Name;
        var parent = VirtualRoot.ParentOf(path);
        if (!IsReached(path))
            return;
        if (root.Find(parent) is { Type: EntryType.File })
        {
            if (!_belowFiles.TryGetValue(parent, out var below))
                _belowFiles.Add(parent, below = []);
            below.Add(path);
            return;
        }

        if (KeptPaths.HoldsOwn(path) && root.Find(path) is null or { Type: EntryType.Directory })
        {
            EndOwn(file, "is listed as deleted");
        }
        else if (root.IsPopulated(path))
        {
            _populated.Push(file);
            return;
        }

        root.Remove(path);
    }

    /// <summary>Directories in which something was when their turn came have another, the innermost first.</summary>
    private void RemovePopulated()
    {
        foreach (var file in _populated)
        {
            if (root.IsPopulated(file.Entry.Name))
                _movedAside[file.Entry.Name] = file.Bundle;
            root.Remove(file.Entry.Name);
        }
    }

    /// <summary>Nobody can tell what a machine has there; the client moves it aside without looking.</summary>
    private void EndOwn(BundleFile file, string what) =>
        problems.Add(
            new(
                OwnDirectory,
                file.Bundle,
                file.Entry.Name,
                $"{what}: the client moves the directory aside, as "
                    + $"/.deleted.TIME.{file.Entry.Name[(file.Entry.Name.LastIndexOf('/') + 1)..]}, with all that "
                    + "machines keep in it"
            )
        );

    private bool IsReached(string path)
    {
        for (var parent = VirtualRoot.ParentOf(path); parent.Length > 0; parent = VirtualRoot.ParentOf(parent))
        {
            if (root.Find(parent) is { Type: EntryType.Link })
                return false;
        }

        return true;
    }

    private void Tell()
    {
        foreach (var (path, below) in _belowFiles)
        {
            problems.Add(
                new(
                    DirectoryBecameFile,
                    root.Find(path)!.Value.Bundle,
                    path,
                    "is a file, and the client still tries to remove what a directory of that name held "
                        + $"({below.Min(StringComparer.Ordinal)}{(below.Count > 1 ? $" and {below.Count - 1} more" : "")}): the update "
                        + "ends with exit code 10"
                )
            );
        }

        foreach (var (path, bundle) in _movedAside.Where(moved => !_belowFiles.ContainsKey(moved.Key)))
        {
            problems.Add(
                new(
                    "client-directory-moved",
                    bundle,
                    path,
                    "is a directory on the machine with files in it that the client does not remove: it stays as "
                        + $"{VirtualRoot.ParentOf(path)}/.deleted.TIME.{path[(path.LastIndexOf('/') + 1)..]}",
                    IsWarning: true
                )
            );
        }
    }

    private static ClientStopException Stop(string rule, BundleFile file, string text) =>
        new(new(rule, file.Bundle, file.Entry.Name, text));
}
