using System.Text;

namespace Nuke.Common.IO;

/// <summary>Encodings.</summary>
public static class TextTasks
{
    /// <summary>UTF-8 without a byte order mark.</summary>
    public static UTF8Encoding UTF8NoBom => new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
}
