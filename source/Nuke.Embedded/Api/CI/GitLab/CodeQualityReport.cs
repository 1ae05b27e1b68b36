using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Nuke.Common.CI.GitLab;

/// <summary>Warnings and errors as GitLab's code quality report shows them in a merge request.</summary>
internal sealed class CodeQualityReport
{
    // A finding must lie in some file; what belongs to none belongs to the build as a whole.
    private static readonly SourcePlace s_nowhere = new("build.sh", 1);

    private readonly List<(string Severity, string Target, string Text, SourcePlace Place)> _findings = [];

    public void Add(string severity, string target, string text, SourcePlace? place)
    {
        lock (_findings)
            _findings.Add((severity, target, text, place ?? s_nowhere));
    }

    public string Write()
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new() { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartArray();
            foreach (var (severity, target, text, place) in _findings)
            {
                json.WriteStartObject();
                json.WriteString("description", text);
                json.WriteString("check_name", target);
                json.WriteString(
                    "fingerprint",
                    Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{target}\n{place}\n{text}")))
                );
                json.WriteString("severity", severity);
                json.WriteStartObject("location");
                json.WriteString("path", place.File);
                json.WriteStartObject("lines");
                json.WriteNumber("begin", place.Line);
                json.WriteEndObject();
                json.WriteEndObject();
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }
}
