using System.Diagnostics;
using DistroFactory.Foundation;

namespace DistroFactory.Connections.Web;

/// <summary>Copies the body of an answer, and gives up on one that stops or only drips.</summary>
internal static class Transfer
{
    /// <summary>Copies to the end.</summary>
    /// <param name="response">The answer.</param>
    /// <param name="target">Where its body goes.</param>
    /// <param name="limit">How many bytes may come: a server that never ends would fill disk or memory.</param>
    /// <param name="policy">How slow it may be.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="TimeoutException">Too little came for too long.</exception>
    /// <exception cref="FetchException">More came, or is announced, than may come.</exception>
    public static async Task CopyAsync(
        HttpResponseMessage response,
        Stream target,
        long limit,
        RetryPolicy policy,
        CancellationToken cancellation
    )
    {
        if (response.Content.Headers.ContentLength > limit)
            throw TooLarge(response, limit);
        await using var source = await response.Content.ReadAsStreamAsync(cancellation).ConfigureAwait(false);
        var all = 0L;
        var buffer = new byte[1 << 16];
        var window = Stopwatch.StartNew();
        var came = 0L;
        while (await ReadAsync(source, buffer, policy, cancellation).ConfigureAwait(false) is > 0 and var count)
        {
            all += count;
            if (all > limit)
                throw TooLarge(response, limit);
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

    private static FetchException TooLarge(HttpResponseMessage response, long limit) =>
        new(
            response.RequestMessage?.RequestUri is { } address ? $"Fetching {WebAddress.Shown(address)}" : "Fetching a file",
            $"it has more than {ByteSize.Format(limit)}, which is what is stated of it or what it may have at most",
            "The server has another file there, or sends without end: find out who changed it."
        )
        {
            IsTooLarge = true,
        };

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
