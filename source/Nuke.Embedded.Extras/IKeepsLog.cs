namespace Nuke.Embedded;

/// <summary>A build that says where the log of a run is kept. Without it, and under another engine, that is left to the engine.</summary>
public interface IKeepsLog
{
    /// <summary>
    /// The folder, an absolute path; the engine makes it. Null: as if the build did not say. Asked when it is known which targets are to
    /// run.
    /// </summary>
    string? LogFolder { get; }
}
