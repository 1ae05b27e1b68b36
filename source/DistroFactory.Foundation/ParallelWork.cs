using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;

namespace DistroFactory.Foundation;

/// <summary>Does the same thing to every item on all cores, and fails with the error of the first item that failed.</summary>
public static class ParallelWork
{
    /// <summary>Works on the numbers from 0.</summary>
    /// <param name="options">How many at once, and what stops them.</param>
    /// <param name="count">How many there are.</param>
    /// <param name="body">The work on one of them.</param>
    public static void Run(ParallelOptions options, int count, Action<int> body)
    {
        try
        {
            // One item at a time: items differ by orders of magnitude, so ranges would leave cores idle.
            Parallel.ForEach(Partitioner.Create(Enumerable.Range(0, count), EnumerablePartitionerOptions.NoBuffering), options, body);
        }
        catch (AggregateException errors)
        {
            ExceptionDispatchInfo.Throw(
                errors.InnerExceptions.FirstOrDefault(error => error is not OperationCanceledException) ?? errors.InnerExceptions[0]
            );
        }
    }

    /// <summary>Works on the items of a list, each with its index.</summary>
    /// <param name="items">The items.</param>
    /// <param name="options">How many at once, and what stops them.</param>
    /// <param name="body">The work on one of them.</param>
    public static void OnEach<T>(IReadOnlyList<T> items, ParallelOptions options, Action<T, int> body) =>
        Run(options, items.Count, index => body(items[index], index));
}
