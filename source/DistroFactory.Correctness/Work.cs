using System.Runtime.ExceptionServices;

namespace DistroFactory.Correctness;

/// <summary>Work on many things at once; the first error is thrown as it is.</summary>
internal static class Work
{
    public static void OnEach<T>(IReadOnlyList<T> things, ParallelOptions parallel, Action<T, int> work)
    {
        try
        {
            Parallel.For(0, things.Count, parallel, index => work(things[index], index));
        }
        catch (AggregateException errors)
        {
            ExceptionDispatchInfo.Throw(errors.Flatten().InnerExceptions[0]);
        }
    }
}
