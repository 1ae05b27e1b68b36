using Nuke.Common.Execution;

namespace Nuke.Embedded.Engine.Planning;

/// <summary>A condition of a target threw: whether the target is to run cannot be told.</summary>
internal sealed class ConditionException(ExecutableTarget target, string condition, Exception cause)
    : Exception($"its condition {condition} cannot be told: {cause.Message}", cause)
{
    public ExecutableTarget Target => target;
}
