namespace DistroFactory.Run;

/// <summary>A folder that somebody named, and where they did: there another one is named.</summary>
/// <param name="Path">The folder, an absolute path.</param>
/// <param name="Name">What it is.</param>
/// <param name="NamedBy">The key or the option that names it.</param>
internal sealed record ConfiguredPlace(string Path, string Name, string NamedBy)
{
    private const long NextToNothing = 1 << 20;

    /// <summary>Whether its file system has next to no room left.</summary>
    public bool IsFull
    {
        get
        {
            try
            {
                return Directory.Exists(Path) && new DriveInfo(Path).AvailableFreeSpace < NextToNothing;
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
            {
                return false;
            }
        }
    }
}
