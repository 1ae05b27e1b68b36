using System.Diagnostics.CodeAnalysis;
using Nuke.Common.IO;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Nuke.Utilities.Text.Yaml;

/// <summary>YAML files and texts.</summary>
public static class YamlExtensions
{
    /// <summary>How objects become YAML: names in camel case.</summary>
    [SuppressMessage("Usage", "CA2211", Justification = "The field is the API of NUKE.")]
    public static SerializerBuilder DefaultSerializerBuilder = new SerializerBuilder().WithNamingConvention(
        CamelCaseNamingConvention.Instance
    );

    /// <summary>How YAML becomes objects: names in camel case.</summary>
    [SuppressMessage("Usage", "CA2211", Justification = "The field is the API of NUKE.")]
    public static DeserializerBuilder DefaultDeserializerBuilder = new DeserializerBuilder().WithNamingConvention(
        CamelCaseNamingConvention.Instance
    );

    /// <summary>An object as YAML.</summary>
    public static string ToYaml<T>(this T obj, SerializerBuilder? serializerBuilder = null) =>
        (serializerBuilder ?? DefaultSerializerBuilder).Build().Serialize(obj);

    /// <summary>The object that YAML describes.</summary>
    public static T GetYaml<T>(this string content, DeserializerBuilder? deserializerBuilder = null) =>
        (deserializerBuilder ?? DefaultDeserializerBuilder).Build().Deserialize<T>(content);

    /// <summary>Writes an object to a file.</summary>
    public static AbsolutePath WriteYaml<T>(this AbsolutePath path, T obj, SerializerBuilder? serializerBuilder = null) =>
        path.WriteAllText(obj.ToYaml(serializerBuilder));

    /// <summary>The object in a file.</summary>
    public static T ReadYaml<T>(this AbsolutePath path, DeserializerBuilder? deserializerBuilder = null) =>
        path.ReadAllText().GetYaml<T>(deserializerBuilder);

    /// <summary>Changes the object in a file.</summary>
    public static AbsolutePath UpdateYaml<T>(
        this AbsolutePath path,
        Action<T> update,
        DeserializerBuilder? deserializerBuilder = null,
        SerializerBuilder? serializerBuilder = null
    )
    {
        ArgumentNullException.ThrowIfNull(update);
        var obj = path.ReadYaml<T>(deserializerBuilder);
        update(obj);
        return path.WriteYaml(obj, serializerBuilder);
    }
}
