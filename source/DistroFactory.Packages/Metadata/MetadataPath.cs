using System.Xml.Linq;

namespace DistroFactory.Packages.Metadata;

/// <summary>Where metadata says that a file is.</summary>
internal static class MetadataPath
{
    /// <summary>The path relative to the repository, or the address, that a <c>location</c> names.</summary>
    /// <exception cref="FormatException">It climbs out of where it begins, in whatever spelling.</exception>
    public static string Of(XElement location)
    {
        var href = location.Required("href");
        var path = location.Attribute(XNamespace.Xml + "base") is { } other ? $"{other.Value.TrimEnd('/')}/{href}" : href;
        var plain = Uri.UnescapeDataString(Uri.UnescapeDataString(path));
        if (path.Length == 0 || plain.Split('/', '\\').Contains("..") || plain.Any(char.IsControl))
            throw new FormatException($"the location '{path}' leads out of the repository");
        return path;
    }
}
