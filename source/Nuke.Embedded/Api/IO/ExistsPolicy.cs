namespace Nuke.Common.IO;

/// <summary>What happens when the destination of a copy or move is there already.</summary>
[Flags]
public enum ExistsPolicy
{
    /// <summary>Existing directories are an error.</summary>
    DirectoryFail = 1,

    /// <summary>Existing directories receive the content.</summary>
    DirectoryMerge = 2,

    /// <summary>Existing files are an error.</summary>
    FileFail = 4,

    /// <summary>Existing files stay.</summary>
    FileSkip = 8,

    /// <summary>Existing files are replaced.</summary>
    FileOverwrite = 16,

    /// <summary>Existing files are replaced by newer ones.</summary>
    FileOverwriteIfNewer = 32,

    /// <summary>Whatever exists is an error.</summary>
    Fail = DirectoryFail | FileFail,

    /// <summary>Directories merge, existing files stay.</summary>
    MergeAndSkip = DirectoryMerge | FileSkip,

    /// <summary>Directories merge, existing files are replaced.</summary>
    MergeAndOverwrite = DirectoryMerge | FileOverwrite,

    /// <summary>Directories merge, existing files are replaced by newer ones.</summary>
    MergeAndOverwriteIfNewer = DirectoryMerge | FileOverwriteIfNewer,
}
