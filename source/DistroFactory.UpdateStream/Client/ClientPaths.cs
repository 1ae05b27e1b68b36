namespace DistroFactory.UpdateStream.Client;

/// <summary>Where a client finds in the distribution what it needs to know about it.</summary>
internal static class ClientPaths
{
    /// <summary>Has VERSION_ID, the version a machine is at.</summary>
    public const string OsRelease = "/usr/lib/os-release";

    /// <summary>The format a machine reads.</summary>
    public const string Format = "/usr/share/defaults/swupd/format";

    /// <summary>The certificate that a machine pins.</summary>
    public const string Root = "/usr/share/clear/update-ca/Swupd_Root.pem";

    /// <summary>The certificate that it tries where the pinned one does not fit.</summary>
    public const string AlternativeRoot = Root + ".alt";

    /// <summary>An installed bundle is one whose file is here.</summary>
    public static string Tracking(string bundle) => "/usr/share/clear/bundles/" + bundle;
}
