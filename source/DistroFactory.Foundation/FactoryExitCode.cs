namespace DistroFactory.Foundation;

/// <summary>What a run says to the shell or the CI that called it.</summary>
public enum FactoryExitCode
{
    /// <summary>Done, or up to date.</summary>
    Success = 0,

    /// <summary>Only from the watcher: a new release is needed.</summary>
    ReleaseNeeded = 1,

    /// <summary>A step failed.</summary>
    Failed = 2,

    /// <summary>The command line or the configuration is wrong.</summary>
    Usage = 64,

    /// <summary>Another run holds the lock of the namespace.</summary>
    Locked = 75,
}
