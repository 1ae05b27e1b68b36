using System.Globalization;
using System.Text.Json;

namespace DistroFactory.Fleet.Logs;

/// <summary>
/// A line that is a JSON object, under the names that web servers use: the variables of nginx, Caddy with its <c>request</c>, Traefik.
/// </summary>
internal static class JsonLogLine
{
    private static readonly string[] s_addresses =
    [
        "client_ip",
        "remote_addr",
        "remote_ip",
        "ClientHost",
        "clientip",
        "remoteIp",
        "client",
    ];
    private static readonly string[] s_paths = ["request_uri", "uri", "RequestPath", "path", "url"];
    private static readonly string[] s_methods = ["method", "request_method", "RequestMethod"];
    private static readonly string[] s_statuses = ["status", "DownstreamStatus", "response"];
    private static readonly string[] s_times = ["time_iso8601", "msec", "ts", "@timestamp", "timestamp", "time", "StartUTC"];

    private static readonly JsonDocumentOptions s_shallow = new() { MaxDepth = 16 };

    /// <summary>Reads a line; null when it is no such request.</summary>
    /// <param name="line">The line.</param>
    /// <param name="path">What comes before the version in the path of a request.</param>
    public static LoggedRequest? Read(ReadOnlySpan<byte> line, string path)
    {
        try
        {
            using var document = JsonDocument.Parse(line.ToArray(), s_shallow);
            return document.RootElement.ValueKind == JsonValueKind.Object ? Read(document.RootElement, path) : null;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            // The second is of text with half a character.
            return null;
        }
    }

    private static LoggedRequest? Read(JsonElement line, string path)
    {
        // Caddy tells of the request in an object of its own, nginx as its first line.
        var request = line.TryGetProperty("request", out var inner) ? inner : line;
        JsonElement[] places = request.ValueKind == JsonValueKind.Object ? [request, line] : [line];
        string[] first = request.ValueKind == JsonValueKind.String ? request.GetString()!.Split(' ') : [];
        var method = Find(places, s_methods) ?? (first is [var word, _, ..] ? word : null);
        var target =
            Find(places, s_paths) is { } named && named.Length > 0 ? named
            : first is [_, var second, ..] ? second
            : null;
        return
            method == "GET"
            && target is not null
            && LoggedRequest.VersionOf(target, path) is { } version
            && int.TryParse(Find(places, s_statuses), NumberStyles.None, CultureInfo.InvariantCulture, out var status)
            && LoggedRequest.IsAnswered(status)
            && Find(places, s_addresses) is { Length: > 0 } address
            ? new(LoggedRequest.MachineOf(address), TimeOf(Find(places, s_times)), version)
            : null;
    }

    private static string? Find(JsonElement[] places, string[] names)
    {
        return names
            .SelectMany(name => places.Select(place => place.TryGetProperty(name, out var value) ? TextOf(value) : null))
            .FirstOrDefault(text => text is not null);
    }

    private static string? TextOf(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Number => value.GetRawText(),
            _ => null,
        };

    private static long TimeOf(string? text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) ? Seconds(seconds)
        : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time.ToUnixTimeSeconds()
        : 0;

    // Some servers count milliseconds, and no number is too large for JSON.
    private static long Seconds(double number) => (long)Math.Clamp(number > 1e11 ? number / 1000 : number, 0, 1e11);
}
