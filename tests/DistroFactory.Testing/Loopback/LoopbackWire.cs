using System.Globalization;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace DistroFactory.Testing.Loopback;

/// <summary>
/// Just as much of HTTP/1.1 as the tests' clients speak: one request a connection, bodies of a known length or in chunks.
/// </summary>
internal static class LoopbackWire
{
    private static readonly TimeSpan s_drop = TimeSpan.FromMilliseconds(20);

    /// <summary>Reads a request.</summary>
    /// <exception cref="IOException">The client went away.</exception>
    public static async Task<LoopbackRequest> ReadAsync(Stream stream, X509Certificate? certificate, CancellationToken cancellation)
    {
        var head = new List<byte>();
        while (!head.TakeLast(4).SequenceEqual("\r\n\r\n"u8.ToArray()))
            head.Add(await ReadByteAsync(stream, cancellation));
        var lines = Encoding.ASCII.GetString([.. head]).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var headers = lines[1..]
            .Select(line => line.Split(": ", 2))
            .ToDictionary(parts => parts[0], parts => parts[1], StringComparer.OrdinalIgnoreCase);
        var body = headers.ContainsKey("Transfer-Encoding")
            ? await ReadChunksAsync(stream, cancellation)
            : new byte[int.Parse(headers.GetValueOrDefault("Content-Length", "0"), CultureInfo.InvariantCulture)];
        if (!headers.ContainsKey("Transfer-Encoding"))
            await stream.ReadExactlyAsync(body, cancellation);
        var first = lines[0].Split(' ');
        return new(first[0], first[1], headers, body, certificate?.GetCertHashString());
    }

    /// <summary>Writes an answer, or breaks as it says.</summary>
    public static async Task WriteAsync(Stream stream, LoopbackAnswer answer, CancellationToken cancellation)
    {
        if (answer.Breakage == Breakage.Closes)
            return;
        if (answer.Breakage == Breakage.KeepsSilent)
            await Task.Delay(Timeout.Infinite, cancellation);
        var length = answer.Breakage == Breakage.NeverEnds ? "" : $"Content-Length: {answer.Body.Length}\r\n";
        var head = $"HTTP/1.1 {answer.Status} Answer\r\n{length}Content-Type: {answer.Type}\r\nConnection: close\r\n";
        await stream.WriteAsync(
            Encoding.ASCII.GetBytes(head + string.Concat(answer.Headers.Select(header => $"{header.Name}: {header.Value}\r\n")) + "\r\n"),
            cancellation
        );
        while (answer.Breakage == Breakage.NeverEnds)
            await stream.WriteAsync(answer.Body, cancellation);
        if (answer.Breakage == Breakage.Drips)
            await DripAsync(stream, answer.Body, cancellation);
        else
            await stream.WriteAsync(
                answer.Breakage == Breakage.None ? answer.Body : answer.Body.AsMemory(0, answer.Body.Length / 2),
                cancellation
            );
        await stream.FlushAsync(cancellation);
        if (answer.Breakage == Breakage.StopsHalfway)
            await Task.Delay(Timeout.Infinite, cancellation);
    }

    private static async Task DripAsync(Stream stream, byte[] body, CancellationToken cancellation)
    {
        foreach (var octet in body)
        {
            await stream.WriteAsync(new[] { octet }, cancellation);
            await stream.FlushAsync(cancellation);
            await Task.Delay(s_drop, cancellation);
        }
    }

    private static async Task<byte[]> ReadChunksAsync(Stream stream, CancellationToken cancellation)
    {
        var body = new List<byte>();
        while (true)
        {
            var line = new StringBuilder();
            while (!line.ToString().EndsWith("\r\n", StringComparison.Ordinal))
                line.Append((char)await ReadByteAsync(stream, cancellation));
            var chunk = new byte[int.Parse(line.ToString().Trim(), NumberStyles.HexNumber, CultureInfo.InvariantCulture)];
            await stream.ReadExactlyAsync(chunk, cancellation);
            await stream.ReadExactlyAsync(new byte[2], cancellation);
            if (chunk.Length == 0)
                return [.. body];
            body.AddRange(chunk);
        }
    }

    private static async Task<byte> ReadByteAsync(Stream stream, CancellationToken cancellation)
    {
        var one = new byte[1];
        return await stream.ReadAsync(one, cancellation) == 1 ? one[0] : throw new IOException("the client went away");
    }
}
