namespace Nuke.Common.Utilities;

/// <summary>Tasks that are waited for.</summary>
public static class TaskExtensions
{
    /// <summary>Waits until all have ended.</summary>
    public static void WaitAll(this IEnumerable<Task> tasks) => Task.WaitAll([.. tasks]);

    /// <summary>Waits until all have ended; their results.</summary>
    public static IReadOnlyCollection<T> WaitAll<T>(this IEnumerable<Task<T>> tasks) => Task.WhenAll(tasks).GetAwaiter().GetResult();
}
