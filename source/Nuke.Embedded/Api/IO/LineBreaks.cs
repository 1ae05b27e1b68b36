namespace Nuke.Common.IO;

/// <summary>How platforms end a line.</summary>
internal static class LineBreaks
{
    /// <param name="platform">The platform; null for this one.</param>
    public static string Of(PlatformFamily? platform) =>
        platform switch
        {
            null or PlatformFamily.Unknown => Environment.NewLine,
            PlatformFamily.Windows => "\r\n",
            _ => "\n",
        };
}
