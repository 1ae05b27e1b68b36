namespace DistroFactory.Model;

/// <summary>What a version is to the stream.</summary>
internal enum MixKind
{
    /// <summary>A version like any other.</summary>
    Regular,

    /// <summary>
    /// The last version of a format. Its content claims to be the version and format after it, so a client that installed it goes on
    /// there; <c>formatF/latest</c> stays here forever.
    /// </summary>
    Bridge,

    /// <summary>The first version of a format: the content of the bridge, with every manifest and file published again.</summary>
    FormatStart,
}
