using DistroFactory.Testing;

namespace DistroFactory.Foundation.Tests;

/// <summary>The clock of the file system, which ticks slower than files are written.</summary>
internal static class FileClock
{
    /// <summary>Returns when a file that is written now has another time than one that was written before.</summary>
    public static void WaitForTick(TemporaryDirectory directory)
    {
        var first = Written();
        while (Written() == first) { }

        long Written()
        {
            File.WriteAllText(directory["tick"], "");
            return FileStamp.Of(directory["tick"])!.Value.Changed;
        }
    }
}
