using System.Collections.Immutable;
using System.Xml.Linq;

namespace DistroFactory.Packages.Metadata;

/// <summary><c>filelists.xml</c>: all paths of each package.</summary>
internal static class FileListsXml
{
    private static readonly XNamespace s_ns = MetadataXml.FileLists;

    /// <summary>By the checksum that identifies the package.</summary>
    public static Dictionary<string, ImmutableArray<string>> Read(Stream xml)
    {
        Dictionary<string, ImmutableArray<string>> lists = new(StringComparer.Ordinal);
        foreach (var package in MetadataXml.Elements(xml, s_ns + "package"))
            lists[package.Required("pkgid")] = [.. package.Elements(s_ns + "file").Select(file => file.Value)];
        return lists;
    }

    public static IEnumerable<XElement> Write(RepositoryPackage package) =>
        package.Files.Select(file => new XElement(
            s_ns + "file",
            file.Kind is RepositoryFileKind.Plain ? null : new XAttribute("type", file.TypeName),
            file.Path
        ));
}
