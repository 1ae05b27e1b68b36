using System.Globalization;
using System.Text.Json;
using Nuke.Embedded.Foundation;

namespace Nuke.Embedded.Engine.Fingerprints;

/// <summary>A fingerprint as a file, one for each target: <c>.nuke/temp/fingerprints/TARGET.json</c>.</summary>
internal sealed class FingerprintFile(string root, string target)
{
    private readonly string _file = Path.Combine(root, ".nuke", "temp", "fingerprints", $"{target}.json");

    public Fingerprint? Read() =>
        BuildFile.Read(
            _file,
            json => new Fingerprint
            {
                Time = DateTimeOffset.Parse(json.GetProperty("time").GetString()!, CultureInfo.InvariantCulture),
                Parameters = json.GetProperty("parameters")
                    .EnumerateObject()
                    .ToDictionary(property => property.Name, property => property.Value.GetString()!),
                Inputs = Files(json.GetProperty("inputs")),
                Outputs = Files(json.GetProperty("outputs")),
                Build = Files(json.GetProperty("build")),
            }
        );

    public void Write(Fingerprint fingerprint) =>
        BuildFile.Write(
            _file,
            json =>
            {
                json.WriteStartObject();
                json.WriteString("time", fingerprint.Time.ToString("O", CultureInfo.InvariantCulture));
                json.WriteStartObject("parameters");
                foreach (var (name, hash) in fingerprint.Parameters)
                    json.WriteString(name, hash);
                json.WriteEndObject();
                Write(json, "inputs", fingerprint.Inputs);
                Write(json, "outputs", fingerprint.Outputs);
                Write(json, "build", fingerprint.Build);
                json.WriteEndObject();
            }
        );

    /// <summary>Forgets it: a target that did not succeed is not up to date, whatever its files are.</summary>
    public void Delete() => BuildFile.Delete(_file);

    private static Dictionary<string, FileState> Files(JsonElement json) =>
        json.EnumerateObject()
            .ToDictionary(
                property => property.Name,
                property => new FileState(property.Value[0].GetInt64(), property.Value[1].GetInt64(), property.Value[2].GetString()!)
            );

    private static void Write(Utf8JsonWriter json, string name, IReadOnlyDictionary<string, FileState> files)
    {
        json.WriteStartObject(name);
        foreach (var (path, state) in files)
        {
            json.WriteStartArray(path);
            json.WriteNumberValue(state.Size);
            json.WriteNumberValue(state.Time);
            json.WriteStringValue(state.Hash);
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }
}
