using System.Globalization;
using System.Net;
using System.Text;

namespace DistroFactory.Fleet.Logs;

/// <summary>
/// A line in the common or combined format: <c>ADDRESS IDENT USER [TIME] "METHOD PATH PROTOCOL" STATUS BYTES …</c>, with or without
/// a virtual host before the address.
/// </summary>
internal static class CommonLogLine
{
    private const string TimeFormat = "dd/MMM/yyyy:HH:mm:ss zzz";

    /// <summary>Reads a line; null when it is no such request.</summary>
    /// <param name="line">The line.</param>
    /// <param name="path">What comes before the version in the path of a request.</param>
    public static LoggedRequest? Read(ReadOnlySpan<byte> line, string path)
    {
        // The name of a user is what a client says and may have anything but a quotation mark, which servers write another way; so the time
        // is what stands right before the first.
        var text = Encoding.UTF8.GetString(line);
        var quote = text.IndexOf('"', StringComparison.Ordinal);
        var open = quote < 0 ? -1 : text.LastIndexOf('[', quote);
        if (open < 0 || text.IndexOf('"', quote + 1) is not (> 0 and var end))
            return null;
        var request = text[(quote + 1)..end].Split(' ');
        var rest = text[(end + 1)..].Split(' ', 3, StringSplitOptions.RemoveEmptyEntries);
        return
            request is ["GET", var target, ..]
            && LoggedRequest.VersionOf(target, path) is { } version
            && rest.Length > 0
            && int.TryParse(rest[0], NumberStyles.None, CultureInfo.InvariantCulture, out var status)
            && LoggedRequest.IsAnswered(status)
            && AddressOf(text[..open]) is { } address
            ? new(LoggedRequest.MachineOf(address), TimeOf(text[(open + 1)..quote]), version)
            : null;
    }

    private static string? AddressOf(string head) =>
        head.Split(' ', 3, StringSplitOptions.RemoveEmptyEntries) switch
        {
            [var host, var address, ..] when !IPAddress.TryParse(host, out _) && IPAddress.TryParse(address, out _) => address,
            [var address, ..] => address,
            _ => null,
        };

    private static long TimeOf(string text) =>
        DateTimeOffset.TryParseExact(
            text.TrimEnd().TrimEnd(']'),
            TimeFormat,
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var time
        )
            ? time.ToUnixTimeSeconds()
            : 0;
}
