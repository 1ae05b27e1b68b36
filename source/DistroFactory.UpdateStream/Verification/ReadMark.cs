using DistroFactory.Foundation;

namespace DistroFactory.UpdateStream.Verification;

/// <summary>That a file was read, as it was then.</summary>
/// <param name="Stamp">The file.</param>
/// <param name="Time">When it was read, Unix seconds.</param>
internal readonly record struct ReadMark(FileStamp Stamp, long Time)
{
    /// <summary>
    /// The mark of a file that has just been read; null when it may have been changed meanwhile, or may still be without a trace.
    /// </summary>
    /// <param name="before">Its stamp before it was read.</param>
    /// <param name="path">The file.</param>
    /// <param name="clock">The time.</param>
    public static ReadMark? Of(FileStamp? before, string path, TimeProvider clock) =>
        before is { } stamp && stamp.IsSettled(clock.GetUtcNow()) && FileStamp.Of(path) == stamp
            ? new(stamp, clock.GetUtcNow().ToUnixTimeSeconds())
            : null;

    /// <summary>Whether it still says something of a file.</summary>
    public bool Holds(string path, TimeProvider clock)
    {
        var age = clock.GetUtcNow().ToUnixTimeSeconds() - Time;
        return age >= 0 && age < VerifiedFiles.Lifetime.TotalSeconds && FileStamp.Of(path) == Stamp;
    }

    public static ReadMark Read(BinaryReader reader) => new(FileStamp.Read(reader), reader.ReadInt64());

    public void Write(BinaryWriter writer)
    {
        Stamp.Write(writer);
        writer.Write(Time);
    }
}
