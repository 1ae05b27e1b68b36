namespace Nuke.Common.Execution;

/// <summary>How far a target got.</summary>
public enum ExecutionStatus
{
    /// <summary>It is not part of the run.</summary>
    None,

    /// <summary>It is yet to run.</summary>
    Scheduled,

    /// <summary>It would have run, had nothing failed before.</summary>
    NotRun,

    /// <summary>A condition or the caller skipped it.</summary>
    Skipped,

    /// <summary>It ran to its end.</summary>
    Succeeded,

    /// <summary>Its body threw.</summary>
    Failed,

    /// <summary>It runs now.</summary>
    Running,

    /// <summary>An interruption ended it.</summary>
    Aborted,

    /// <summary>It has no body; its dependencies are its purpose.</summary>
    Collective,
}
