using DistroFactory.Configuration.Shapes;

namespace DistroFactory.Configuration.Keys;

/// <summary>The keys that say which packages of a content provider are taken.</summary>
internal static class SelectionKeys
{
    private const string NamePattern = "[^\\s/]+";

    private static readonly ListShape s_patterns = new(new TextShape("a package name or pattern", NamePattern));

    /// <summary>What the provider may bring.</summary>
    public static KeyDescription Only { get; } =
        new(
            "only",
            "The only package names that are taken from here, so that no other package can come from here; * and ? match.",
            s_patterns
        );

    /// <summary>What is left out.</summary>
    public static KeyDescription Exclude { get; } = new("exclude", "Package names left out; * and ? match.", s_patterns);

    /// <summary>What stays as it is.</summary>
    public static KeyDescription Hold { get; } =
        new("hold", "Package names that stay at the version of the latest release; * and ? match.", s_patterns);

    /// <summary>What is taken in one version.</summary>
    public static KeyDescription Pin { get; } =
        new(
            "pin",
            "Package name and the version that is taken of it, [EPOCH:]VERSION[-RELEASE]; * and ? match in the version.",
            new TableShape("a package name", NamePattern, new TextShape("a version", "[^\\s/]+"))
        );
}
