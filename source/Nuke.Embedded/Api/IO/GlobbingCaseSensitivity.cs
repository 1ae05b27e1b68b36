namespace Nuke.Common.IO;

/// <summary>Whether upper and lower case differ in patterns.</summary>
public enum GlobbingCaseSensitivity
{
    /// <summary>As in the file system: not on Windows.</summary>
    Auto,

    /// <summary>They differ.</summary>
    CaseSensitive,

    /// <summary>They do not.</summary>
    CaseInsensitive,
}
