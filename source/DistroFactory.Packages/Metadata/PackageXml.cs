using System.Collections.Immutable;
using System.Xml.Linq;

namespace DistroFactory.Packages.Metadata;

/// <summary>
/// The <c>package</c> elements of the three metadata files, with the elements and attributes in the order createrepo_c writes them.
/// </summary>
internal static class PackageXml
{
    private static readonly XNamespace s_rpm = MetadataXml.Rpm;

    public static XElement Primary(RepositoryPackage package)
    {
        var ns = MetadataXml.Common;
        var info = package.Package;
        return new XElement(
            ns + "package",
            new XAttribute("type", "rpm"),
            new XElement(ns + "name", info.Nevra.Name),
            new XElement(ns + "arch", info.Nevra.Arch),
            Version(ns, info.Nevra),
            new XElement(ns + "checksum", new XAttribute("type", "sha256"), new XAttribute("pkgid", "YES"), info.Sha256),
            new XElement(ns + "summary", info.Summary),
            new XElement(ns + "description", package.Description),
            new XElement(ns + "packager", package.Packager),
            new XElement(ns + "url", info.Url),
            new XElement(ns + "time", new XAttribute("file", package.FileTime), new XAttribute("build", package.BuildTime)),
            new XElement(
                ns + "size",
                new XAttribute("package", info.PackageSize),
                new XAttribute("installed", info.InstalledSize),
                new XAttribute("archive", package.ArchiveSize)
            ),
            new XElement(ns + "location", new XAttribute("href", package.Href)),
            Format(package)
        );
    }

    public static XElement FileLists(RepositoryPackage package) => Identified(MetadataXml.FileLists, package, FileListsXml.Write(package));

    public static XElement Other(RepositoryPackage package) =>
        Identified(
            MetadataXml.Other,
            package,
            package.Changelog.Select(entry => new XElement(
                MetadataXml.Other + "changelog",
                new XAttribute("author", entry.Author),
                new XAttribute("date", entry.Time),
                entry.Text
            ))
        );

    private static XElement Format(RepositoryPackage package)
    {
        var info = package.Package;
        return new XElement(
            MetadataXml.Common + "format",
            new XElement(s_rpm + "license", info.License),
            new XElement(s_rpm + "vendor", package.Vendor),
            new XElement(s_rpm + "group", package.Group),
            new XElement(s_rpm + "buildhost", package.BuildHost),
            new XElement(s_rpm + "sourcerpm", info.SourceRpm),
            new XElement(s_rpm + "header-range", new XAttribute("start", package.HeaderStart), new XAttribute("end", package.HeaderEnd)),
            Dependencies("provides", info.Provides),
            Requires(package),
            Dependencies("conflicts", info.Conflicts),
            Dependencies("obsoletes", info.Obsoletes),
            Dependencies("suggests", info.Suggests),
            Dependencies("enhances", info.Enhances),
            Dependencies("recommends", info.Recommends),
            Dependencies("supplements", info.Supplements),
            package.Files.Where(file => file.IsPrimary).Select(File)
        );
    }

    private static XElement File(RepositoryFile file) =>
        new(MetadataXml.Common + "file", file.Kind == RepositoryFileKind.Plain ? null : new XAttribute("type", file.TypeName), file.Path);

    private static XElement? Requires(RepositoryPackage package) =>
        package.Requires is { } requires
            ? List("requires", requires.Select(requirement => Entry(requirement.Dependency, requirement.Before)))
            : Dependencies("requires", package.Package.Requires);

    private static XElement? Dependencies(string kind, ImmutableArray<Dependency> dependencies) =>
        List(kind, dependencies.Select(dependency => Entry(dependency)));

    private static XElement? List(string kind, IEnumerable<XElement> entries) =>
        entries.ToArray() is { Length: > 0 } all ? new XElement(s_rpm + kind, all) : null;

    private static XElement Entry(Dependency dependency, bool before = false) =>
        new(s_rpm + "entry", new XAttribute("name", dependency.Name), Comparison(dependency), before ? new XAttribute("pre", "1") : null);

    private static IEnumerable<XAttribute> Comparison(Dependency dependency)
    {
        if (dependency.Evr is not { } evr || dependency.Comparison == DependencyComparison.Any)
            yield break;
        yield return new XAttribute("flags", DependencyFlags.Format(dependency.Comparison));
        yield return new XAttribute("epoch", evr.Epoch);
        yield return new XAttribute("ver", evr.Version);
        if (evr.Release.Length > 0)
            yield return new XAttribute("rel", evr.Release);
    }

    private static XElement Identified(XNamespace ns, RepositoryPackage package, IEnumerable<XElement> content) =>
        new(
            ns + "package",
            new XAttribute("pkgid", package.Package.Sha256),
            new XAttribute("name", package.Package.Nevra.Name),
            new XAttribute("arch", package.Package.Nevra.Arch),
            Version(ns, package.Package.Nevra),
            content
        );

    private static XElement Version(XNamespace ns, Nevra nevra) =>
        new(
            ns + "version",
            new XAttribute("epoch", nevra.Epoch),
            new XAttribute("ver", nevra.Version),
            new XAttribute("rel", nevra.Release)
        );
}
