namespace Nuke.Embedded.Output;

/// <summary>Why targets are skipped, where more than one place has to say it.</summary>
internal static class Reasons
{
    public static string Unchanged(DateTimeOffset since) => $"inputs unchanged since {since.ToLocalTime():yyyy-MM-dd HH:mm:ss}";
}
