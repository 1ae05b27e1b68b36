using Nuke.Common.Execution;
using Nuke.Embedded.Engine.Processes;

namespace Nuke.Embedded.Engine.RunState;

/// <summary>Which target the code that asks belongs to.</summary>
internal static class RunningTarget
{
    private static readonly AsyncLocal<TargetRun?> s_ambient = new(change =>
        ProcessOwners.Follow(change.PreviousValue, change.CurrentValue)
    );

    public static TargetRun? Run
    {
        get => s_ambient.Value;
        set => s_ambient.Value = value;
    }

    public static ExecutableTarget? Current => s_ambient.Value?.Target;

    public static string? Name => s_ambient.Value?.Target.Name;
}
