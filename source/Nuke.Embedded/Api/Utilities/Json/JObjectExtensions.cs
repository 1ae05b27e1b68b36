using Newtonsoft.Json.Linq;

namespace Nuke.Common.Utilities;

/// <summary>Properties of JSON objects.</summary>
public static class JObjectExtensions
{
    /// <summary>The value of a property; the default where there is none.</summary>
    public static T? GetPropertyValueOrNull<T>(this JObject jobject, string name)
    {
        ArgumentNullException.ThrowIfNull(jobject);
        return jobject.Property(name) is { } property ? property.Value.Value<T>() : default;
    }

    /// <summary>The value of a property.</summary>
    /// <exception cref="ArgumentException">There is no such property.</exception>
    public static T GetPropertyValue<T>(this JObject jobject, string name)
    {
        ArgumentNullException.ThrowIfNull(jobject);
        return jobject.Property(name).NotNull($"Property '{name}' not found").Value.Value<T>()!;
    }

    /// <summary>The object that is the value of a property.</summary>
    public static JObject GetPropertyValue(this JObject jobject, string name) => jobject.GetPropertyValue<JObject>(name);

    /// <summary>The text that is the value of a property.</summary>
    public static string GetPropertyStringValue(this JObject jobject, string name) => jobject.GetPropertyValue<string>(name);

    /// <summary>The elements of the array that is the value of a property.</summary>
    public static JEnumerable<T> GetChildren<T>(this JObject jobject, string name)
        where T : JToken => jobject.GetPropertyValue<JArray>(name).Children<T>();

    /// <summary>The objects in the array that is the value of a property.</summary>
    public static JEnumerable<JObject> GetChildren(this JObject jobject, string name) => jobject.GetChildren<JObject>(name);
}
