namespace DistroFactory.UpdateStream.Client;

/// <summary>Where a client finds in the distribution what it needs to know about it.</summary>
internal static class ClientPaths
{
    /// <summary>Has VERSION_ID, the version a machine is at.</summary>
    public const string OsRelease = "/usr/lib/os-release";

    /// <summary>The format a machine reads.</summary>
    public const string Format = "/usr/share/defaults/swupd/format";

    /// <summary>An installed bundle is one whose file is here.</summary>
    public static string Tracking(string bundle) => "/usr/share/clear/bundles/" + bundle;
}
