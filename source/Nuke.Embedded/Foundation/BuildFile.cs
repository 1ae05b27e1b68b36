using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Nuke.Embedded.Foundation;

/// <summary>
/// The JSON files that the engine keeps below <c>.nuke/temp</c>. They are written whole or not at all. They make later runs better and
/// are never needed: one that cannot be written (a read-only checkout) or read is as if it were not there.
/// </summary>
internal static class BuildFile
{
    private static readonly JsonWriterOptions s_readable = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static T? Read<T>(string file, Func<JsonElement, T> parse)
        where T : class
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(file));
            return parse(document.RootElement);
        }
        catch (Exception exception)
            when (exception
                    is IOException
                        or UnauthorizedAccessException
                        or JsonException
                        or KeyNotFoundException
                        or InvalidOperationException
                        or FormatException
            )
        {
            return null;
        }
    }

    public static bool Write(string file, Action<Utf8JsonWriter> write) => Write(file, Text(write));

    public static bool Write(string file, string text)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            WriteWhole(file, text);
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    public static void Delete(string file)
    {
        try
        {
            File.Delete(file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // There is no directory, or it cannot be written; then nothing can have been written there.
        }
    }

    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void WriteWhole(string file, string text)
    {
        var temporary = $"{file}.{Environment.ProcessId}-{Guid.NewGuid():N}";
        try
        {
            File.WriteAllText(temporary, text);
            File.Move(temporary, file, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <summary>JSON as text, indented.</summary>
    public static string Text(Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, s_readable))
            write(json);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
