using DistroFactory.Foundation;

namespace DistroFactory.Mixing.Store;

/// <summary>
/// Lets a store write thousands of files and wait for the disk once. While files may not be on disk yet, a mark says so, and since which
/// start of the machine. A killed run loses nothing by that but what it was writing; but if the machine itself went down, what was written
/// since the mark may be empty, and is removed.
/// </summary>
internal sealed class StoreJournal
{
    private const string BootPath = "/proc/sys/kernel/random/boot_id";

    private readonly string _root;
    private readonly string _mark;
    private readonly Lock _beginning = new();
    private bool _begun;

    /// <summary>Removes what a killed run left half-written, and what a machine that went down may have left empty.</summary>
    public StoreJournal(string root)
    {
        _root = root;
        _mark = Path.Combine(root, "unflushed");
        if (!File.Exists(_mark))
            return;
        _begun = File.ReadAllText(_mark) == Boot;
        var since = File.GetLastWriteTimeUtc(_mark);
        foreach (
            var file in Directory.EnumerateFiles(root, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 })
        )
        {
            if (file.Contains(AtomicFile.PartialMark, StringComparison.Ordinal) || (!_begun && File.GetLastWriteTimeUtc(file) >= since))
                File.Delete(file);
        }
    }

    private static string Boot => File.Exists(BootPath) ? File.ReadAllText(BootPath) : "";

    /// <summary>Sets the mark before the first file.</summary>
    public void Begin()
    {
        lock (_beginning)
        {
            if (!_begun)
                AtomicFile.WriteAllText(_mark, Boot);
            _begun = true;
        }
    }

    /// <summary>Waits until all is on disk, and takes the mark away.</summary>
    public void Flush()
    {
        lock (_beginning)
        {
            if (!_begun)
                return;
            FileNames.FlushFileSystem(_root);
            File.Delete(_mark);
            _begun = false;
        }
    }
}
