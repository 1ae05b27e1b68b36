using System.Text.Json;
using Nuke.Embedded.Foundation;

namespace Nuke.Embedded.Engine.Reports;

/// <summary>A run as JSON. Times are seconds since the begin of the run.</summary>
internal static class JsonReport
{
    public static string Write(RunRecord run) =>
        BuildFile.Text(json =>
        {
            json.WriteStartObject();
            json.WriteString("build", run.Build);
            if (run.Subject.Length > 0)
                json.WriteString("subject", run.Subject);
            json.WriteString("started", run.Started);
            json.WriteNumber("duration", Seconds(run.Duration));
            json.WriteNumber("exitCode", run.ExitCode);
            json.WriteString("host", run.Host);
            json.WriteString("machine", run.Machine);
            WriteString(json, "signal", run.Signal);
            json.WriteNumber("parallel", run.Parallel);
            WriteString(json, "log", run.Log);
            WriteTexts(json, "messages", run.Messages);
            WriteTexts(json, "arguments", run.Arguments);
            WriteTexts(json, "versions", run.Versions);
            json.WriteStartArray("parameters");
            foreach (var (name, value, source) in run.Parameters)
            {
                json.WriteStartObject();
                json.WriteString("name", name);
                json.WriteString("value", value);
                json.WriteString("source", source);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteStartArray("targets");
            foreach (var target in run.Targets)
                Write(json, target);
            json.WriteEndArray();
            json.WriteEndObject();
        });

    private static void Write(Utf8JsonWriter json, TargetRecord target)
    {
        json.WriteStartObject();
        json.WriteString("name", target.Name);
        json.WriteString("status", target.StatusText);
        WriteString(json, "description", target.Description);
        WriteString(json, "reason", target.Reason);
        WriteString(json, "failure", target.Failure);
        if (target.Start is { } start)
        {
            json.WriteNumber("start", Seconds(start));
            json.WriteNumber("duration", Seconds(target.Duration));
            json.WriteNumber("attempts", target.Attempts);
            json.WriteBoolean("critical", target.IsCritical);
        }

        WriteTexts(json, "waitsFor", target.WaitsFor);
        WriteTexts(json, "summary", target.Summary);
        json.WriteEndObject();
    }

    private static double Seconds(TimeSpan time) => Math.Round(time.TotalSeconds, 4);

    private static void WriteString(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
            json.WriteString(name, value);
    }

    private static void WriteTexts(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
            json.WriteStringValue(text);
        json.WriteEndArray();
    }

    private static void WriteTexts(Utf8JsonWriter json, string name, IReadOnlyDictionary<string, string> texts)
    {
        json.WriteStartObject(name);
        foreach (var (key, text) in texts)
            json.WriteString(key, text);
        json.WriteEndObject();
    }
}
