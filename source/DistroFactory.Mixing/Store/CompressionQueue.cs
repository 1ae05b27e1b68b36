using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;

namespace DistroFactory.Mixing.Store;

/// <summary>
/// Jobs that run on all cores while one thread reads payloads and hands them out. The reader waits while too many bytes are on
/// their way, so memory stays bounded however fast it reads.
/// </summary>
public sealed class CompressionQueue : IDisposable
{
    /// <summary>Bytes of content that wait or are being compressed, at most (one job may exceed it alone).</summary>
    public const long InFlightBytes = 96 << 20;

    private readonly BlockingCollection<(Action Job, long Bytes)> _jobs = [];
    private readonly Lock _gate = new();
    private readonly ManualResetEventSlim _room = new(initialState: true);
    private readonly CancellationTokenSource _stop;
    private readonly Thread[] _threads;
    private Exception? _error;
    private long _bytes;

    /// <summary>Starts the threads.</summary>
    public CompressionQueue(int workers, CancellationToken cancellation)
    {
        _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        _threads = [.. Enumerable.Range(0, workers).Select(_ => new Thread(Run) { IsBackground = true, Name = "compression" })];
        foreach (var thread in _threads)
            thread.Start();
    }

    /// <summary>Ends when the mix is cancelled or a job failed.</summary>
    public CancellationToken Cancellation => _stop.Token;

    /// <summary>Hands out a job that holds so many bytes of content.</summary>
    public void Add(long bytes, Action job)
    {
        try
        {
            _room.Wait(_stop.Token);
            Account(bytes);
            _jobs.Add((job, bytes), _stop.Token);
        }
        catch (OperationCanceledException)
        {
            ThrowIfFailed();
            throw;
        }
    }

    /// <summary>Waits until all jobs are done.</summary>
    public void Complete()
    {
        _jobs.CompleteAdding();
        foreach (var thread in _threads)
            thread.Join();
        ThrowIfFailed();
        _stop.Token.ThrowIfCancellationRequested();
    }

    /// <summary>Stops the threads.</summary>
    public void Dispose()
    {
        _jobs.CompleteAdding();
        _stop.Cancel();
        foreach (var thread in _threads)
            thread.Join();
        _jobs.Dispose();
        _room.Dispose();
        _stop.Dispose();
    }

    private void Run()
    {
        try
        {
            foreach (var (job, bytes) in _jobs.GetConsumingEnumerable(_stop.Token))
            {
                job();
                Account(-bytes);
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // Whoever cancelled knows.
        }
#pragma warning disable CA1031 // The error reaches the caller through Add or Complete.
        catch (Exception error)
#pragma warning restore CA1031
        {
            lock (_gate)
                _error ??= error;
            _stop.Cancel();
        }
    }

    private void Account(long bytes)
    {
        lock (_gate)
        {
            _bytes += bytes;
            if (_bytes < InFlightBytes)
                _room.Set();
            else
                _room.Reset();
        }
    }

    private void ThrowIfFailed()
    {
        if (_error is not null)
            ExceptionDispatchInfo.Throw(_error);
    }
}
