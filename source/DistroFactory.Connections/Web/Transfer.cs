using System.Diagnostics;

namespace DistroFactory.Connections.Web;

/// <summary>Copies the body of an answer, and gives up on one that stops or only drips.</summary>
internal static class Transfer
{
    /// <summary>Copies to the end.</summary>
    /// <exception cref="TimeoutException">Too little came for too long.</exception>
    public static async Task CopyAsync(HttpContent content, Stream target, RetryPolicy policy, CancellationToken cancellation)
    {
        await using var source = await content.ReadAsStreamAsync(cancellation).ConfigureAwait(false);
        var buffer = new byte[1 << 16];
        var window = Stopwatch.StartNew();
        var came = 0L;
        while (await ReadAsync(source, buffer, policy, cancellation).ConfigureAwait(false) is > 0 and var count)
        {
            await target.WriteAsync(buffer.AsMemory(0, count), cancellation).ConfigureAwait(false);
            came += count;
            if (window.Elapsed < policy.Stall)
                continue;
            if (came < policy.LeastBytes)
                throw new TimeoutException($"only {came} bytes came in {window.Elapsed.TotalSeconds:0} s");
            window.Restart();
            came = 0;
        }
    }

    private static async Task<int> ReadAsync(Stream source, byte[] buffer, RetryPolicy policy, CancellationToken cancellation)
    {
        using var stall = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        stall.CancelAfter(policy.Stall);
        try
        {
            return await source.ReadAsync(buffer, stall.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException error) when (!cancellation.IsCancellationRequested)
        {
            throw new TimeoutException($"nothing came for {policy.Stall.TotalSeconds:0} s", error);
        }
    }
}
