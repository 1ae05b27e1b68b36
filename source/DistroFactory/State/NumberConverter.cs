using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace DistroFactory.State;

/// <summary>A type that is a number in disguise, written as the number.</summary>
internal sealed class NumberConverter<T>(Func<T, uint> number, Func<uint, T> make) : JsonConverter<T>
{
    /// <summary>A number in quotation marks is read too: releases of earlier days have some.</summary>
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType switch
        {
            JsonTokenType.Number when reader.TryGetUInt32(out var read) => make(read),
            JsonTokenType.String when uint.TryParse(reader.GetString(), NumberStyles.None, CultureInfo.InvariantCulture, out var read) =>
                make(read),
            _ => throw new JsonException($"a {typeof(T).Name} is a number"),
        };

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteNumberValue(number(value));
}
