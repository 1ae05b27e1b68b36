namespace DistroFactory.Packages.Rpm;

/// <summary>RPMFILE_* of rpm. Bits that have no name here are kept as they are.</summary>
[Flags]
public enum RpmFileFlags
{
    /// <summary>An ordinary file.</summary>
    None = 0,

    /// <summary>%config</summary>
    Config = 1,

    /// <summary>%doc</summary>
    Doc = 2,

    /// <summary>%config(missingok)</summary>
    MissingOk = 8,

    /// <summary>%config(noreplace)</summary>
    NoReplace = 16,

    /// <summary>%ghost: listed, not in the payload.</summary>
    Ghost = 64,

    /// <summary>%license</summary>
    License = 128,
}
