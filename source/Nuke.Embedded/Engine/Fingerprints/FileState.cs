using System.Security.Cryptography;

namespace Nuke.Embedded.Engine.Fingerprints;

/// <summary>A file as it was at one moment.</summary>
/// <param name="Size">Its length in bytes.</param>
/// <param name="Time">
/// When it was last written, in ticks; 0 when that says nothing, for it was written in the moment it was looked at.
/// </param>
/// <param name="Hash">SHA-256 of its content.</param>
internal sealed record FileState(long Size, long Time, string Hash)
{
    // A file system's clock may be as coarse as two seconds: within them a file can change and keep its time.
    private static readonly TimeSpan s_coarseness = TimeSpan.FromSeconds(2);

    /// <summary>Looks at a file; reads it only when size or time differ from those it had before.</summary>
    public static FileState Of(string path, FileState? before)
    {
        var info = new FileInfo(path);
        var time = info.LastWriteTimeUtc;
        if (before is not null && before.Size == info.Length && before.Time == time.Ticks)
            return before;
        using var stream = File.OpenRead(path);
        var isSettled = DateTime.UtcNow - time > s_coarseness;
        return new(info.Length, isSettled ? time.Ticks : 0, Convert.ToHexStringLower(SHA256.HashData(stream)));
    }

    public bool HasContentOf(FileState other) => Size == other.Size && Hash == other.Hash;
}
