namespace DistroFactory.UpdateStream.Manifests;

/// <summary>
/// What swupd-client 7.0 can read at most; beyond, an update fails on every machine (update-stream specification, "What the client
/// demands").
/// </summary>
public static class ManifestLimits
{
    /// <summary>Bytes of a line, its newline included.</summary>
    public const int LineBytes = 8192;

    /// <summary>Largest <c>contentsize:</c>, bytes.</summary>
    public const long ContentSize = 2_000_000_000_000;

    /// <summary>Largest <c>filecount:</c>.</summary>
    public const int FileCount = 4_000_000;

    /// <summary>Largest text read here, bytes: more than <see cref="FileCount"/> usual lines.</summary>
    public const int TextBytes = 1 << 30;

    /// <summary>The format from which <c>minversion:</c> is written.</summary>
    public static FormatNumber MinVersionSince { get; } = new(26);

    /// <summary>The format from which <c>also-add:</c> is written.</summary>
    public static FormatNumber AlsoAddSince { get; } = new(29);
}
