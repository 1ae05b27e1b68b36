using DistroFactory.Packages;

namespace DistroFactory.Evidence;

/// <summary>The name of a package that every tool understands: <c>pkg:rpm/acme/nano@8.0-1?arch=x86_64</c>.</summary>
internal static class PackageUrl
{
    /// <summary>The name of a package of a distribution.</summary>
    public static string Of(string distribution, Nevra package) =>
        $"pkg:rpm/{Part(distribution.ToLowerInvariant())}/{Part(package.Name)}@{Part(package.Version)}-{Part(package.Release)}"
        + $"?arch={Part(package.Arch)}"
        + (package.Epoch == 0 ? "" : $"&epoch={package.Epoch}");

    private static string Part(string text) => Uri.EscapeDataString(text);
}
