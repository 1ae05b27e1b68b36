namespace DistroFactory.Connections.Koji;

/// <summary>Where a hub's files are.</summary>
internal static class KojiFiles
{
    /// <summary>The volume whose name is in no path.</summary>
    public const string DefaultVolume = "DEFAULT";

    /// <summary>Address of a package: below the directory of its build, under the name of the package itself.</summary>
    /// <param name="topUrl">Address of the files.</param>
    /// <param name="build">Its build.</param>
    /// <param name="rpm">The package.</param>
    /// <param name="key">Identifies the key of the signed copy, in hex; null: the unsigned file.</param>
    public static Uri AddressOf(string topUrl, KojiBuild build, KojiRpm rpm, string? key)
    {
        var (name, version, release, arch) = (rpm.Nevra.Name, rpm.Nevra.Version, rpm.Nevra.Release, rpm.Nevra.Arch);
        string[] path =
        [
            .. build.Volume == DefaultVolume ? [] : new[] { "vol", build.Volume },
            "packages",
            build.Name,
            build.Version,
            build.Release,
            .. key is null ? [] : new[] { "data", "signed", key.ToLowerInvariant() },
            arch,
            $"{name}-{version}-{release}.{arch}.rpm",
        ];
        return new(topUrl.TrimEnd('/') + "/" + string.Join('/', path.Select(Uri.EscapeDataString)));
    }

    /// <summary>Whether a package has what debuggers need and nobody else.</summary>
    public static bool IsDebugInfo(string name) =>
        name.EndsWith("-debuginfo", StringComparison.Ordinal)
        || name.EndsWith("-debugsource", StringComparison.Ordinal)
        || name.Contains("-debuginfo-", StringComparison.Ordinal);
}
