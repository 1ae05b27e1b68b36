namespace DistroFactory.UpdateStream.Manifests;

/// <summary>What an entry is; the value is its letter in the first flag.</summary>
public enum EntryType : byte
{
    /// <summary>Not set: a deleted entry.</summary>
    Unset = (byte)'.',

    /// <summary>Regular file.</summary>
    File = (byte)'F',

    /// <summary>Directory.</summary>
    Directory = (byte)'D',

    /// <summary>Symbolic link.</summary>
    Link = (byte)'L',

    /// <summary>A bundle's manifest, in the MoM only.</summary>
    Manifest = (byte)'M',
}

/// <summary>The state of an entry; the value is its letter in the second flag.</summary>
public enum EntryStatus : byte
{
    /// <summary>There.</summary>
    Present = (byte)'.',

    /// <summary>Deleted: a client removes it.</summary>
    Deleted = (byte)'d',

    /// <summary>No longer shipped, but a client leaves it.</summary>
    Ghosted = (byte)'g',

    /// <summary>An experimental bundle, in the MoM only.</summary>
    Experimental = (byte)'e',
}

/// <summary>The fourth flag; the value is its letter.</summary>
public enum EntryMisc : byte
{
    /// <summary>Nothing special.</summary>
    None = (byte)'.',

    /// <summary>An exported program.</summary>
    Exported = (byte)'x',

    /// <summary>From a mix (MoM of a downstream).</summary>
    Mix = (byte)'m',
}

/// <summary>One line of a manifest's body.</summary>
/// <param name="Type">First flag.</param>
/// <param name="Status">Second flag.</param>
/// <param name="Variant">Third flag: '.', or the letter of a set of micro-architecture variants.</param>
/// <param name="Misc">Fourth flag.</param>
/// <param name="Hash">Zero for a deleted entry.</param>
/// <param name="Version">The version in which this entry last changed.</param>
/// <param name="Name">An absolute path; in the MoM a bundle's name.</param>
public sealed record ManifestEntry(
    EntryType Type,
    EntryStatus Status,
    char Variant,
    EntryMisc Misc,
    SwupdHash Hash,
    StreamVersion Version,
    string Name
)
{
    /// <summary>Whether a client must have it: neither deleted nor ghosted.</summary>
    public bool IsPresent => Status is EntryStatus.Present or EntryStatus.Experimental;
}
