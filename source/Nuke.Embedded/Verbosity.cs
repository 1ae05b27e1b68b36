namespace Nuke.Common;

/// <summary>How much a run says.</summary>
public enum Verbosity
{
    /// <summary>Everything, with stack traces.</summary>
    Verbose,

    /// <summary>What a release engineer wants to read.</summary>
    Normal,

    /// <summary>Warnings and errors.</summary>
    Minimal,

    /// <summary>Errors only.</summary>
    Quiet,
}
