namespace DistroFactory.Packages.Metadata;

/// <summary>
/// How large the metadata of a repository may be. Whoever made it also made the sizes that it states, so these hold beside them: they are
/// several times what the largest distributions have, and far below what a machine would choke on.
/// </summary>
internal static class MetadataLimits
{
    /// <summary><c>repomd.xml</c>, in bytes.</summary>
    public const long Index = 4 << 20;

    /// <summary>A metadata file as it is stored, in bytes.</summary>
    public const long Stored = 512 << 20;

    /// <summary>A metadata file when it is decompressed, in bytes.</summary>
    public const long Plain = 2L << 30;

    /// <summary>What is said of one package, in bytes.</summary>
    public const long Element = 64 << 20;

    /// <summary>A tag with its attributes, in bytes.</summary>
    public const long Tag = 1 << 20;

    /// <summary>How deep elements lie in each other; metadata has four levels.</summary>
    public const int Depth = 32;

    /// <summary>Attributes of an element; metadata has five.</summary>
    public const int Attributes = 64;
}
