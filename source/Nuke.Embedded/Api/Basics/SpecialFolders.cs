namespace Nuke.Common;

/// <summary>Directories of the user and of the system; the values are those of <see cref="Environment.SpecialFolder"/>.</summary>
public enum SpecialFolders
{
    /// <summary>Where programs keep a user's settings.</summary>
    ApplicationData = Environment.SpecialFolder.ApplicationData,

    /// <summary>Where programs keep what all users share.</summary>
    CommonApplicationData = Environment.SpecialFolder.CommonApplicationData,

    /// <summary>Where programs keep a user's data of this machine.</summary>
    LocalApplicationData = Environment.SpecialFolder.LocalApplicationData,

    /// <summary>Installed programs.</summary>
    ProgramFiles = Environment.SpecialFolder.ProgramFiles,

    /// <summary>Installed programs of 32 bits.</summary>
    ProgramFilesX86 = Environment.SpecialFolder.ProgramFilesX86,

    /// <summary>The system directory of Windows.</summary>
    System = Environment.SpecialFolder.System,

    /// <summary>The user's home.</summary>
    UserProfile = Environment.SpecialFolder.UserProfile,

    /// <summary>The directory of Windows.</summary>
    Windows = Environment.SpecialFolder.Windows,
}
