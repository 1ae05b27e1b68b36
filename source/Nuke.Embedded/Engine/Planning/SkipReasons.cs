namespace Nuke.Embedded.Engine.Planning;

/// <summary>Why targets are skipped, where more than one place has to say it.</summary>
internal static class SkipReasons
{
    /// <summary>A condition that is not met: its source text, or what the build says in its place.</summary>
    public static string OnlyWhen(string condition) => $"only when {condition}";

    public static string Unchanged(DateTimeOffset since) => $"inputs unchanged since {since.ToLocalTime():yyyy-MM-dd HH:mm:ss}";
}
