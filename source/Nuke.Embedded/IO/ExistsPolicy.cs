namespace Nuke.Common.IO;

/// <summary>What happens when the destination of a copy or move is there already.</summary>
[Flags]
public enum ExistsPolicy
{
    /// <summary>An error.</summary>
    Fail = 0,

    /// <summary>Existing files stay.</summary>
    FileSkip = 1,

    /// <summary>Existing files are replaced.</summary>
    FileOverwrite = 2,

    /// <summary>Existing files are replaced by newer ones.</summary>
    FileOverwriteIfNewer = 4,

    /// <summary>Existing directories receive the content.</summary>
    DirectoryMerge = 8,

    /// <summary>Directories merge, existing files stay.</summary>
    MergeAndSkip = DirectoryMerge | FileSkip,

    /// <summary>Directories merge, existing files are replaced.</summary>
    MergeAndOverwrite = DirectoryMerge | FileOverwrite,

    /// <summary>Directories merge, existing files are replaced by newer ones.</summary>
    MergeAndOverwriteIfNewer = DirectoryMerge | FileOverwriteIfNewer,
}
