using System.Text.Json;
using DistroFactory.State;

namespace DistroFactory.Places;

/// <summary>
/// Who publishes to a place just now: <c>.publishing</c> in its root. It keeps two publishers from meeting; that nothing wrong is served
/// when they meet all the same is left to what is checked before the pointers are switched.
/// </summary>
/// <param name="Token">Which publication it is.</param>
/// <param name="Factory">Which factory directory publishes.</param>
/// <param name="Owner">Who, for people.</param>
/// <param name="Until">When it ends by itself.</param>
internal sealed record PlaceLease(string Token, string Factory, string Owner, DateTimeOffset Until)
{
    /// <summary>Name of the file.</summary>
    public const string FileName = ".publishing";

    private const int LongestFile = 1 << 16;

    private static readonly TimeSpan s_longest = TimeSpan.FromHours(6);

    /// <summary>A lease that begins now.</summary>
    /// <param name="factory">The factory directory with its namespace.</param>
    /// <param name="now">The time.</param>
    public static PlaceLease Begin(string factory, DateTimeOffset now) =>
        new(
            Guid.NewGuid().ToString("N"),
            $"{Environment.MachineName}:{factory}",
            $"{Environment.UserName} on {Environment.MachineName} (process {Environment.ProcessId}), since {now:u}",
            now + s_longest
        );

    /// <summary>Whether it binds another publication: not if it is over, nor if the same factory laid it, whose run ended early.</summary>
    public bool Binds(PlaceLease other, DateTimeOffset now) => Token != other.Token && Factory != other.Factory && Until > now;

    /// <summary>The text of the file.</summary>
    public string Write() => JsonSerializer.Serialize(this, RecordJson.Options) + "\n";

    /// <summary>Reads a file; null when there is none, or none that anybody could hold to.</summary>
    public static PlaceLease? Read(string path)
    {
        var file = new FileInfo(path);
        if (!file.Exists || file.LinkTarget is not null || file.Length > LongestFile)
            return null;
        try
        {
            return JsonSerializer.Deserialize<PlaceLease>(File.ReadAllText(path), RecordJson.Options);
        }
        catch (Exception error) when (error is JsonException or FileNotFoundException)
        {
            return null;
        }
    }

    /// <summary>The error of who has to wait.</summary>
    public PublishException Refusal(string place) =>
        new(
            $"Publishing to {place}",
            $"another publication is at work there: {Owner}",
            $"Run the target Publish again when it has finished. If it ended without taking {FileName} away, remove that file "
                + $"there, or wait until {Until:u}."
        );
}
