namespace Nuke.Embedded;

/// <summary>The engine that the calling code runs in; null in none, or in one that does not know of this.</summary>
internal static class RunServices
{
    private static readonly AsyncLocal<IRunServices?> s_ambient = new();

    public static IRunServices? Current
    {
        get => s_ambient.Value;
        set => s_ambient.Value = value;
    }
}
