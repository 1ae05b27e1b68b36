using System.Text.Json;
using Nuke.Common;
using Nuke.Embedded.Engine.Parameters;

namespace Nuke.Embedded.Engine.Schema;

/// <summary>A parameter as the schema describes it.</summary>
internal sealed class SchemaProperty
{
    private readonly Type _type;
    private readonly Type? _element;
    private readonly bool _isNullable;

    public SchemaProperty(ParameterDefinition parameter, NukeBuild build)
    {
        Parameter = parameter;
        // An attribute of the build's own may make anything of the text that it gets.
        var declared = parameter.Attribute.GetType() == typeof(ParameterAttribute) ? parameter.Type : typeof(string);
        _isNullable = Nullable.GetUnderlyingType(declared) is not null;
        declared = Nullable.GetUnderlyingType(declared) ?? declared;
        _element = SchemaType.ElementOf(declared);
        _type = _element is null ? declared : Nullable.GetUnderlyingType(_element) ?? _element;
        Values = parameter.Attribute.GetValueSet(parameter.Member, build)?.Select(value => value.Text).Order().ToList();
    }

    public ParameterDefinition Parameter { get; }

    /// <summary>The values that are allowed; null for any.</summary>
    public IReadOnlyList<string>? Values { get; }

    /// <summary>The type that is defined beside the properties; null when it needs no definition.</summary>
    public Type? Definition => SchemaType.IsDefined(_type) ? _type : null;

    public bool IsObject => SchemaType.IsObject(_type);

    /// <summary>Whether the values are listed in the definition, where those of the type may be already.</summary>
    public bool RepeatsValues => _element is null && (_isNullable || IsObject);

    public void Write(Utf8JsonWriter json, string secretHint)
    {
        json.WriteStartObject(Parameter.Name);
        if (_element is not null)
            json.WriteString("type", "array");
        else if (Definition is null || RepeatsValues)
            WriteType(json, _isNullable);
        if (Parameter.Attribute.Description is { } description)
            json.WriteString("description", description.TrimEnd('.'));
        if (Parameter.IsSecret)
            json.WriteString("default", secretHint);
        if (_element is null)
            WriteRest(json);
        else
            WriteItems(json, _element);
        json.WriteEndObject();
    }

    public static void WriteValues(Utf8JsonWriter json, IEnumerable<string>? values)
    {
        if (values?.Any() != true)
            return;
        json.WriteStartArray("enum");
        foreach (var value in values)
            json.WriteStringValue(value);
        json.WriteEndArray();
    }

    private void WriteItems(Utf8JsonWriter json, Type items)
    {
        json.WriteStartObject("items");
        if (Definition is null)
            WriteType(
                json,
                Nullable.GetUnderlyingType(items) is not null || (!items.IsValueType && SchemaType.HasNullableElements(Parameter.Member))
            );
        WriteRest(json);
        json.WriteEndObject();
    }

    private void WriteRest(Utf8JsonWriter json)
    {
        if (Definition is null && SchemaType.Of(_type).Format is { } format)
            json.WriteString("format", format);
        if (Definition is null || _element is not null)
            WriteValues(json, Values);
        if (Definition is not null)
            json.WriteString("$ref", $"#/definitions/{_type.Name}");
    }

    // The names of types in their order.
    private void WriteType(Utf8JsonWriter json, bool mayBeNull)
    {
        if (SchemaType.Of(_type).Name is not { } name)
            return;
        if (!mayBeNull)
        {
            json.WriteString("type", name);
            return;
        }

        json.WriteStartArray("type");
        foreach (var one in new[] { name, "null" }.Order(StringComparer.Ordinal))
            json.WriteStringValue(one);
        json.WriteEndArray();
    }
}
