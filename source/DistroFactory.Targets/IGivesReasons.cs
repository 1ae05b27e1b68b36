using Nuke.Common;

namespace DistroFactory.Targets;

/// <summary>For targets that record why somebody ran them.</summary>
public interface IGivesReasons : IFactory
{
    /// <summary>Why.</summary>
    [Parameter("Rollback, Withdraw, Promote, Hold: why, for the notes and the record")]
    string? Why => TryGetValue(() => Why);
}
