using System.Text.Json;
using System.Text.Json.Serialization;
using DistroFactory.Model;
using DistroFactory.UpdateStream;

namespace DistroFactory.State;

/// <summary>How records look as JSON: readable, in camel case, versions and formats as plain numbers, enums as words.</summary>
internal static class RecordJson
{
    /// <summary>The options for every record.</summary>
    public static JsonSerializerOptions Options { get; } = Create();

    /// <summary>The same on one line.</summary>
    public static JsonSerializerOptions OneLine { get; } = new(Options) { WriteIndented = false };

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            WriteIndented = true,
            IndentSize = 2,
            IgnoreReadOnlyProperties = true,
            NewLine = "\n",
            RespectNullableAnnotations = true,
            RespectRequiredConstructorParameters = true,
            NumberHandling = JsonNumberHandling.Strict,
            Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            Converters =
            {
                new NumberConverter<StreamVersion>(version => version.Value, value => new(value)),
                new NumberConverter<FormatNumber>(format => format.Value, value => new(value)),
                new NumberConverter<UpstreamVersion>(version => version.Value, value => new(value)),
                new SwupdHashConverter(),
                new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower),
            },
        };
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
