namespace Nuke.Embedded.Engine.Processes;

/// <summary>What processes belong to: a target while it runs.</summary>
internal interface IProcessOwner
{
    /// <summary>How long it has run.</summary>
    TimeSpan Age { get; }
}
