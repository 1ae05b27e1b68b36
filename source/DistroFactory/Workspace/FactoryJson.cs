using System.Text.Json;
using System.Text.Json.Serialization;
using DistroFactory.UpdateStream;

namespace DistroFactory.Workspace;

/// <summary>How records are written as JSON: kebab-case keys as in <c>distro.yaml</c>, versions as numbers, choices as words.</summary>
public static class FactoryJson
{
    /// <summary>The one set of options for all records.</summary>
    public static JsonSerializerOptions Options { get; } = Make();

    private static JsonSerializerOptions Make()
    {
        var options = new JsonSerializerOptions
        {
            WriteIndented = true,
            PropertyNamingPolicy = JsonNamingPolicy.KebabCaseLower,
            Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            Converters =
            {
                new NumberConverter<MixVersion>(version => version.Value, value => new(value)),
                new NumberConverter<FormatNumber>(format => format.Value, value => new(value)),
                new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower),
            },
        };
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }

    private sealed class NumberConverter<T>(Func<T, uint> value, Func<uint, T> make) : JsonConverter<T>
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => make(reader.GetUInt32());

        public override void Write(Utf8JsonWriter writer, T number, JsonSerializerOptions options) => writer.WriteNumberValue(value(number));
    }
}
