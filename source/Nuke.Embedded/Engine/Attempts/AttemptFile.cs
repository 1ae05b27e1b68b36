using System.Text;
using System.Text.Json;
using Nuke.Embedded.Foundation;

namespace Nuke.Embedded.Engine.Attempts;

/// <summary>
/// An attempt as <c>.nuke/temp/attempt.jsonl</c>: a line for the run, then a line for each target that succeeded, written when it did: a
/// run may be killed. A last line that is not whole is as if it were not there.
/// </summary>
internal sealed class AttemptFile(string root) : IDisposable
{
    private readonly string _path = Path.Combine(root, ".nuke", "temp", "attempt.jsonl");
    private StreamWriter? _writer;

    public AttemptRecord? Read()
    {
        AttemptRecord? record = null;
        try
        {
            foreach (var line in File.ReadLines(_path))
            {
                using var json = JsonDocument.Parse(line);
                var properties = json.RootElement;
                if (record is null)
                    record = new(
                        properties.GetProperty("build").GetString()!,
                        properties.GetProperty("targets").GetString()!,
                        Texts(properties.GetProperty("parameters"))
                    );
                else
                    record.Succeeded[properties.GetProperty("target").GetString()!] = Texts(properties.GetProperty("summary"));
            }
        }
        catch (Exception exception)
            when (exception
                    is IOException
                        or UnauthorizedAccessException
                        or JsonException
                        or KeyNotFoundException
                        or InvalidOperationException
            )
        {
            return record;
        }

        return record;
    }

    /// <summary>
    /// Begins a file in place of the previous one. A checkout that cannot be written builds all the same; only there is nothing to
    /// continue.
    /// </summary>
    public void Begin(AttemptRecord record)
    {
        var temporary = $"{_path}.{Environment.ProcessId}";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(_path)!);
            _writer = new(temporary, append: false) { AutoFlush = true };
            _writer.WriteLine(
                Line(json =>
                {
                    json.WriteString("build", record.Build);
                    json.WriteString("targets", record.Targets);
                    WriteTexts(json, "parameters", record.Parameters);
                })
            );
            File.Move(temporary, _path, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Dispose();
        }
    }

    public void Add(string target, IReadOnlyDictionary<string, string> summary)
    {
        try
        {
            _writer?.WriteLine(
                Line(json =>
                {
                    json.WriteString("target", target);
                    WriteTexts(json, "summary", summary);
                })
            );
        }
        catch (IOException)
        {
            Dispose();
        }
    }

    public void Delete()
    {
        Dispose();
        BuildFile.Delete(_path);
    }

    public void Dispose()
    {
        _writer?.Dispose();
        _writer = null;
    }

    private static string Line(Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void WriteTexts(Utf8JsonWriter json, string property, IReadOnlyDictionary<string, string> texts)
    {
        json.WriteStartObject(property);
        foreach (var (name, text) in texts)
            json.WriteString(name, text);
        json.WriteEndObject();
    }

    private static Dictionary<string, string> Texts(JsonElement json) =>
        json.EnumerateObject().ToDictionary(property => property.Name, property => property.Value.GetString()!);
}
