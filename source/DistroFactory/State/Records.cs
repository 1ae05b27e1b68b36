using System.Text.Json;
using DistroFactory.Foundation;

namespace DistroFactory.State;

/// <summary>
/// The records of a run: each target saves what it found out, and others read it, perhaps in a later run or on another machine.
/// </summary>
/// <param name="folder">Where the files are.</param>
internal sealed class Records(string folder)
{
    /// <summary>Saves a record; it appears whole or not at all.</summary>
    public void Save<T>(RecordKind<T> kind, T value)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(kind);
        AtomicFile.WriteAllText(FileOf(kind), JsonSerializer.Serialize(new Envelope<T>(kind.Schema, value), RecordJson.Options) + "\n");
    }

    /// <summary>A record that must be there.</summary>
    /// <exception cref="RecordException">It is missing, damaged, or of another version of the factory.</exception>
    public T Load<T>(RecordKind<T> kind)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(kind);
        return Find(kind)
            ?? throw new RecordException(
                $"Reading the record '{kind.Name}'",
                $"{FileOf(kind)} is missing",
                $"Run the target {kind.MadeBy} first."
            );
    }

    /// <summary>A record, or null when it was not saved.</summary>
    /// <exception cref="RecordException">It is damaged, or of another version of the factory.</exception>
    public T? Find<T>(RecordKind<T> kind)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(kind);
        if (!File.Exists(FileOf(kind)))
            return null;
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(FileOf(kind)));
            var schema = document.RootElement.GetProperty("schema").GetInt32();
            if (schema != kind.Schema)
                throw Unreadable(kind, $"{FileOf(kind)} has schema {schema}, and this version reads {kind.Schema}");
            return document.RootElement.GetProperty("value").Deserialize<T>(RecordJson.Options)
                ?? throw Unreadable(kind, $"{FileOf(kind)} is empty");
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw Unreadable(kind, $"{FileOf(kind)} is damaged: {error.Message}", error);
        }
    }

    /// <summary>Takes a record away: what it says is no longer so.</summary>
    public void Remove<T>(RecordKind<T> kind)
        where T : class => FileNames.Remove(FileOf(kind));

    /// <summary>Where a record is, saved or not.</summary>
    public string FileOf<T>(RecordKind<T> kind)
        where T : class => Path.Combine(folder, (kind ?? throw new ArgumentNullException(nameof(kind))).Name + ".json");

    private static RecordException Unreadable<T>(RecordKind<T> kind, string why, Exception? inner = null)
        where T : class => new($"Reading the record '{kind.Name}'", why, $"Run the target {kind.MadeBy} again.", inner);

    private sealed record Envelope<T>(int Schema, T Value);
}
