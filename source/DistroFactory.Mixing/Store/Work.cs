using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;

namespace DistroFactory.Mixing.Store;

/// <summary>Runs the same thing for every item on all cores, and fails with the error of the first item that failed.</summary>
internal static class Work
{
    public static void InParallel(ParallelOptions options, int count, Action<int> body)
    {
        try
        {
            // One item at a time: items differ by orders of magnitude, so ranges would leave cores idle.
            Parallel.ForEach(Partitioner.Create(Enumerable.Range(0, count), EnumerablePartitionerOptions.NoBuffering), options, body);
        }
        catch (AggregateException errors)
        {
            ExceptionDispatchInfo.Throw(errors.InnerExceptions.FirstOrDefault(error => error is not OperationCanceledException) ?? errors.InnerExceptions[0]);
        }
    }
}
