using DistroFactory.Foundation;

namespace DistroFactory.Mixing.Store;

/// <summary>
/// Runs items on all cores so that those at work never weigh more than a limit together; an item that weighs more than that runs alone.
/// While the first of the waiting items does not fit, a later one that does is taken.
/// </summary>
internal sealed class WeightedWork(ParallelOptions options, IReadOnlyList<long> weights, long limit, Action<int> body)
{
    private static readonly TimeSpan s_cancellationDelay = TimeSpan.FromMilliseconds(200);

    // Not a Lock: those have no waiting.
    private readonly object _turn = new();
    private readonly LinkedList<int> _waiting = new(Enumerable.Range(0, weights.Count));
    private long _atWork;
    private int _running;

    /// <summary>Runs all items; fails with the error of the first that failed.</summary>
    public void Run() =>
        ParallelWork.Run(
            options,
            Math.Min(options.MaxDegreeOfParallelism, weights.Count),
            _ =>
            {
                while (Take() is { } item)
                {
                    try
                    {
                        body(item);
                    }
                    catch
                    {
                        Stop();
                        throw;
                    }
                    finally
                    {
                        Return(item);
                    }
                }
            }
        );

    /// <summary>The next item that fits, as soon as there is one; null when none is left.</summary>
    private int? Take()
    {
        lock (_turn)
        {
            while (_waiting.Count > 0)
            {
                options.CancellationToken.ThrowIfCancellationRequested();
                if (FirstThatFits() is { } node)
                {
                    _waiting.Remove(node);
                    _running++;
                    _atWork += weights[node.Value];
                    return node.Value;
                }

                Monitor.Wait(_turn, s_cancellationDelay);
            }

            return null;
        }
    }

    private LinkedListNode<int>? FirstThatFits()
    {
        var node = _waiting.First;
        while (node is not null && _running > 0 && _atWork + weights[node.Value] > limit)
            node = node.Next;
        return node;
    }

    private void Return(int item)
    {
        lock (_turn)
        {
            _running--;
            _atWork -= weights[item];

            // Everybody looks again: several small items may fit where a large one was.
            Monitor.PulseAll(_turn);
        }
    }

    private void Stop()
    {
        lock (_turn)
            _waiting.Clear();
    }
}
