namespace Nuke.Embedded.Running;

/// <summary>Which target the code that asks belongs to.</summary>
internal static class RunningTarget
{
    private static readonly AsyncLocal<Nuke.Common.Execution.ExecutableTarget?> Ambient = new();

    public static Nuke.Common.Execution.ExecutableTarget? Current
    {
        get => Ambient.Value;
        set => Ambient.Value = value;
    }

    public static string? Name => Ambient.Value?.Name;
}
