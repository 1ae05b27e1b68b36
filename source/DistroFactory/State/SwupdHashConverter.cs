using System.Text.Json;
using System.Text.Json.Serialization;
using DistroFactory.UpdateStream;

namespace DistroFactory.State;

/// <summary>A hash as 64 hex digits.</summary>
internal sealed class SwupdHashConverter : JsonConverter<SwupdHash>
{
    public override SwupdHash Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        SwupdHash.TryParse(reader.GetString(), out var hash) ? hash : throw new JsonException("a hash is 64 hex digits");

    public override void Write(Utf8JsonWriter writer, SwupdHash value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}
