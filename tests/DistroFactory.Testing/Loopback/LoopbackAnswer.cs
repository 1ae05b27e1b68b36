using System.Text;

namespace DistroFactory.Testing.Loopback;

/// <summary>What a server says, and how it breaks while it does.</summary>
/// <param name="Status">The status code.</param>
/// <param name="Body">The body.</param>
public sealed record LoopbackAnswer(int Status, byte[] Body)
{
    /// <summary>Type of the body.</summary>
    public string Type { get; init; } = "application/octet-stream";

    /// <summary>Headers besides type and length, name and value.</summary>
    public (string Name, string Value)[] Headers { get; init; } = [];

    /// <summary>How the server breaks.</summary>
    public Breakage Breakage { get; init; }

    /// <summary>Text.</summary>
    public static LoopbackAnswer Of(string text, string type = "text/plain", int status = 200) =>
        new(status, Encoding.UTF8.GetBytes(text)) { Type = type };

    /// <summary>Nothing but a status.</summary>
    public static LoopbackAnswer Refusal(int status) => new(status, []);

    /// <summary>No answer, or none that is whole.</summary>
    public static LoopbackAnswer Broken(Breakage breakage, byte[]? body = null) => new(200, body ?? [1, 2, 3, 4]) { Breakage = breakage };

    /// <summary>A file, or the part of it that is asked for.</summary>
    public static LoopbackAnswer File(LoopbackRequest request, byte[] content) =>
        request.From switch
        {
            null => new(200, content),
            { } from when from >= content.Length => Refusal(416),
            { } from => new(206, content[from..]) { Headers = [("Content-Range", $"bytes {from}-{content.Length - 1}/{content.Length}")] },
        };
}

/// <summary>How a server breaks.</summary>
public enum Breakage
{
    /// <summary>It does not.</summary>
    None,

    /// <summary>It closes the connection without a word.</summary>
    Closes,

    /// <summary>It never answers.</summary>
    KeepsSilent,

    /// <summary>It announces the whole and closes the connection in the middle.</summary>
    ClosesHalfway,

    /// <summary>It sends half and then nothing more, the connection open.</summary>
    StopsHalfway,

    /// <summary>It sends a byte now and then.</summary>
    Drips,

    /// <summary>It says nothing of a length and sends its body again and again, until the other side has enough.</summary>
    NeverEnds,
}
