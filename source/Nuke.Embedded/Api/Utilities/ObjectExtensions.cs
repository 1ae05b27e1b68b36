using System.Runtime.Serialization;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Nuke.Common.Utilities;

/// <summary>Objects changed in a chain.</summary>
public static class ObjectExtensions
{
    /// <summary>What a function makes of an object.</summary>
    public static TOutput Apply<TInput, TOutput>(this TInput input, Func<TInput, TOutput> transform)
    {
        ArgumentNullException.ThrowIfNull(transform);
        return transform(input);
    }

    /// <summary>What a function makes of an object if a condition holds; else the object.</summary>
    public static T When<T>(this T input, bool condition, Func<T, T> transform) => condition ? input.Apply(transform) : input;

    /// <summary>What a function makes of an object and another one if that is there; else the object.</summary>
    public static T WhenNotNull<T, TObject>(this T input, TObject? obj, Func<T, TObject, T> transform)
    {
        ArgumentNullException.ThrowIfNull(transform);
        return obj is null ? input : transform(input, obj);
    }

    /// <summary>A copy of an object and of all that it holds, by its data contract.</summary>
    public static T Clone<T>(this T obj)
    {
        var serializer = new DataContractSerializer(typeof(T));
        using var stream = new MemoryStream();
        serializer.WriteObject(stream, obj);
        stream.Position = 0;
        return (T)serializer.ReadObject(stream)!;
    }

    /// <summary>An object as JSON.</summary>
    public static JObject ToJObject(this object obj, JsonSerializer? serializer = null) =>
        JObject.FromObject(obj, serializer ?? JsonSerializer.CreateDefault());
}
