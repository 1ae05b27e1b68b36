using Nuke.Common.Execution;
using Nuke.Embedded.Engine.Processes;

namespace Nuke.Embedded.Engine.RunState;

/// <summary>Which target the code that asks belongs to.</summary>
internal static class RunningTarget
{
    private static readonly AsyncLocal<TargetRun?> Ambient = new(change => ProcessOwners.Follow(change.PreviousValue, change.CurrentValue));

    public static TargetRun? Run
    {
        get => Ambient.Value;
        set => Ambient.Value = value;
    }

    public static ExecutableTarget? Current => Ambient.Value?.Target;

    public static string? Name => Ambient.Value?.Target.Name;
}
