using DistroFactory.Packages;

namespace DistroFactory.Model;

/// <summary>A package file that a release was made with.</summary>
/// <param name="Name">The package's name.</param>
/// <param name="Epoch">Its epoch.</param>
/// <param name="Version">Its version.</param>
/// <param name="Release">Its release.</param>
/// <param name="Arch">Its architecture.</param>
/// <param name="Sha256">SHA-256 of the file, lower-case hex.</param>
/// <param name="Origin">Where it came from, and whether bundles have it.</param>
internal sealed record LockedPackage(
    string Name,
    int Epoch,
    string Version,
    string Release,
    string Arch,
    string Sha256,
    PackageOrigin Origin = PackageOrigin.Own
)
{
    /// <summary>Which package it is.</summary>
    public Nevra Nevra => new(Name, Epoch, Version, Release, Arch);

    /// <summary>Whether bundles have its files.</summary>
    public bool Ships => Origin != PackageOrigin.Beside;

    /// <summary>One.</summary>
    public static LockedPackage Of(Nevra package, string sha256, PackageOrigin origin) =>
        new(package.Name, package.Epoch, package.Version, package.Release, package.Arch, sha256, origin);
}

/// <summary>What part a package has in a release.</summary>
internal enum PackageOrigin
{
    /// <summary>It is the distribution's own, and bundles have its files.</summary>
    Own,

    /// <summary>The providers offered it, and no bundle wanted it; it lies in the package repository of the release.</summary>
    Beside,

    /// <summary>It is the upstream's, and bundles have its files.</summary>
    Upstream,
}
