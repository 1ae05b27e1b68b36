using System.Diagnostics.CodeAnalysis;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Nuke.Common.IO;
using Nuke.Common.Tooling;

namespace Nuke.Common.Utilities;

/// <summary>JSON files and texts.</summary>
public static class JsonExtensions
{
    /// <summary>
    /// How objects become JSON and back: without nulls and defaults; what is read is also set where there is no public setter.
    /// </summary>
    [SuppressMessage("Usage", "CA2211", Justification = "The field is the API of NUKE.")]
    public static JsonSerializerSettings DefaultSerializerSettings = new()
    {
        NullValueHandling = NullValueHandling.Ignore,
        DefaultValueHandling = DefaultValueHandling.Ignore,
        ContractResolver = new AllWritableContractResolver(),
    };

    /// <summary>An object as JSON.</summary>
    public static string ToJson<T>(
        this T obj,
        JsonSerializerSettings? serializerSettings = null,
        Formatting formatting = Formatting.Indented
    ) => JsonConvert.SerializeObject(obj, formatting, serializerSettings ?? DefaultSerializerSettings);

    /// <summary>The object that JSON describes.</summary>
    public static T GetJson<T>(this string content, JsonSerializerSettings? serializerSettings = null) =>
        JsonConvert.DeserializeObject<T>(content, serializerSettings ?? DefaultSerializerSettings)!;

    /// <summary>The object that JSON describes.</summary>
    public static JObject GetJson(this string content, JsonSerializerSettings? serializerSettings = null) =>
        content.GetJson<JObject>(serializerSettings);

    /// <summary>Writes an object to a file.</summary>
    public static AbsolutePath WriteJson<T>(this AbsolutePath path, T obj, JsonSerializerSettings? serializerSettings = null) =>
        path.WriteAllText(obj.ToJson(serializerSettings));

    /// <summary>The object in a file.</summary>
    public static T ReadJson<T>(this AbsolutePath path, JsonSerializerSettings? serializerSettings = null) =>
        path.ReadAllText().GetJson<T>(serializerSettings);

    /// <summary>The object in a file.</summary>
    public static JObject ReadJson(this AbsolutePath path, JsonSerializerSettings? serializerSettings = null) =>
        path.ReadJson<JObject>(serializerSettings);

    /// <summary>Changes the object in a file.</summary>
    public static AbsolutePath UpdateJson<T>(this AbsolutePath path, Action<T> update, JsonSerializerSettings? serializerSettings = null)
    {
        ArgumentNullException.ThrowIfNull(update);
        var obj = path.ReadJson<T>(serializerSettings);
        update(obj);
        return path.WriteJson(obj, serializerSettings);
    }

    /// <summary>Changes the object in a file.</summary>
    public static AbsolutePath UpdateJson(
        this AbsolutePath path,
        Action<JObject> update,
        JsonSerializerSettings? serializerSettings = null
    ) => path.UpdateJson<JObject>(update, serializerSettings);
}
