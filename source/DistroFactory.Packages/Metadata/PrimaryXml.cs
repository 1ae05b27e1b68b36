using System.Collections.Immutable;
using System.Xml.Linq;

namespace DistroFactory.Packages.Metadata;

/// <summary><c>primary.xml</c>: what there is to know of each package, except its full list of files.</summary>
internal static class PrimaryXml
{
    private static readonly XNamespace s_ns = MetadataXml.Common;
    private static readonly XNamespace s_rpm = MetadataXml.Rpm;

    public static IEnumerable<PackageInfo> Read(Stream xml, IRepositoryFiles files)
    {
        foreach (var element in MetadataXml.Elements(xml, s_ns + "package"))
        {
            // Source packages are listed in some repositories; nothing can be installed from them.
            if (element.Element(s_ns + "arch")?.Value is not ("src" or "nosrc"))
                yield return Package(element, files);
        }
    }

    private static PackageInfo Package(XElement element, IRepositoryFiles files)
    {
        var version = element.Child(s_ns + "version");
        var size = element.Element(s_ns + "size");
        var format = element.Child(s_ns + "format");
        var checksum = element.Child(s_ns + "checksum");
        return new PackageInfo
        {
            Nevra = Identity(element, version),
            Location = files.Locate(MetadataPath.Of(element.Child(s_ns + "location"))),
            Checksum = checksum.Value.Trim(),
            Sha256 = checksum.Required("type") == "sha256" ? checksum.Value.Trim() : "",
            PackageSize = size.Number("package"),
            InstalledSize = size.Number("installed"),
            Summary = element.Element(s_ns + "summary")?.Value ?? "",
            Url = element.Element(s_ns + "url")?.Value ?? "",
            License = format.Element(s_rpm + "license")?.Value ?? "",
            SourceRpm = format.Element(s_rpm + "sourcerpm")?.Value ?? "",
            Provides = Dependencies(format, "provides"),
            Requires = Dependencies(format, "requires"),
            Conflicts = Dependencies(format, "conflicts"),
            Obsoletes = Dependencies(format, "obsoletes"),
            Recommends = Dependencies(format, "recommends"),
            Suggests = Dependencies(format, "suggests"),
            Supplements = Dependencies(format, "supplements"),
            Enhances = Dependencies(format, "enhances"),
            Files = [.. format.Elements(s_ns + "file").Select(file => file.Value)],
        };
    }

    private static Nevra Identity(XElement element, XElement version)
    {
        var nevra = new Nevra(
            element.Child(s_ns + "name").Value,
            checked((int)version.Number("epoch")),
            version.Required("ver"),
            version.Required("rel"),
            element.Child(s_ns + "arch").Value
        );
        return nevra.FindFault() is { } fault ? throw new FormatException($"the package '{nevra}' is none: {fault}") : nevra;
    }

    private static ImmutableArray<Dependency> Dependencies(XElement format, string kind) =>
        format.Element(s_rpm + kind) is { } list ? [.. list.Elements(s_rpm + "entry").Select(Entry)] : [];

    private static Dependency Entry(XElement entry)
    {
        var name = entry.Required("name");
        return entry.Attribute("flags")?.Value is { } flags
            ? new Dependency(
                name,
                DependencyFlags.Parse(flags),
                new Evr((int)entry.Number("epoch"), entry.Attribute("ver")?.Value ?? "", entry.Attribute("rel")?.Value ?? "")
            )
            : new Dependency(name);
    }
}
