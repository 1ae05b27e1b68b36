using System.Xml.Linq;
using System.Xml.Serialization;
using Nuke.Common.IO;

namespace Nuke.Common.Utilities;

/// <summary>XML files and texts.</summary>
public static class XmlExtensions
{
    /// <summary>An object as XML.</summary>
    public static string ToXml<T>(this T obj, SaveOptions options = SaveOptions.None)
    {
        var document = new XDocument();
        using (var writer = document.CreateWriter())
            new XmlSerializer(typeof(T)).Serialize(writer, obj);
        return document.ToString(options);
    }

    /// <summary>The object that XML describes.</summary>
    public static T GetXml<T>(this string content, LoadOptions options = LoadOptions.PreserveWhitespace)
    {
        using var reader = XDocument.Parse(content, options).Root!.CreateReader();
        return (T)new XmlSerializer(typeof(T)).Deserialize(reader)!;
    }

    /// <summary>Writes a document to a file.</summary>
    public static AbsolutePath WriteXml(this AbsolutePath path, XDocument obj, SaveOptions options = SaveOptions.None)
    {
        ArgumentNullException.ThrowIfNull(obj);
        return path.WriteAllText(obj.ToString(options));
    }

    /// <summary>Writes an object to a file.</summary>
    public static AbsolutePath WriteXml<T>(this AbsolutePath path, T obj, SaveOptions options = SaveOptions.None) =>
        path.WriteAllText(obj.ToXml(options));

    /// <summary>The document in a file.</summary>
    public static XDocument ReadXml(this AbsolutePath path, LoadOptions options = LoadOptions.PreserveWhitespace)
    {
        Assert.FileExists(path);
        return XDocument.Load(path, options);
    }

    /// <summary>The object in a file.</summary>
    public static T ReadXml<T>(this AbsolutePath path, LoadOptions options = LoadOptions.PreserveWhitespace) =>
        path.ReadAllText().GetXml<T>(options);

    /// <summary>Changes the object in a file.</summary>
    public static AbsolutePath UpdateXml<T>(
        this AbsolutePath path,
        Action<T> update,
        LoadOptions loadOptions = LoadOptions.PreserveWhitespace,
        SaveOptions saveOptions = SaveOptions.None
    )
    {
        ArgumentNullException.ThrowIfNull(update);
        var obj = path.ReadXml<T>(loadOptions);
        update(obj);
        return path.WriteXml(obj, saveOptions);
    }

    /// <summary>Changes the document in a file.</summary>
    public static AbsolutePath UpdateXml(
        this AbsolutePath path,
        Action<XDocument> update,
        LoadOptions loadOptions = LoadOptions.PreserveWhitespace,
        SaveOptions saveOptions = SaveOptions.None
    )
    {
        ArgumentNullException.ThrowIfNull(update);
        var document = path.ReadXml(loadOptions);
        update(document);
        return path.WriteXml(document, saveOptions);
    }
}
