using System.Text;
using DistroFactory.UpdateStream;

namespace DistroFactory.Licensing;

/// <summary>The licence of each package as Markdown.</summary>
internal static class LicenseTable
{
    /// <summary>The whole text.</summary>
    public static string Write(StreamVersion version, IReadOnlyCollection<PackageLicense> packages)
    {
        var text = new StringBuilder(
            $"# Licences of release {version}\n\n| Package | Version | Licence | As stated |\n|---|---|---|---|\n"
        );
        foreach (var package in packages)
            text.Append(
                $"| `{package.Package}` | {package.Version} | {package.Spdx} | "
                    + $"{(package.Stated == package.Spdx ? "" : Escape(package.Stated))} |\n"
            );

        string[] unknown =
        [
            .. packages.SelectMany(package => package.Unknown).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
        ];
        if (unknown.Length > 0)
            text.Append($"\nWithout an SPDX identifier: {string.Join("; ", unknown.Select(Escape))}.\n");
        return text.ToString();
    }

    private static string Escape(string stated) =>
        stated.Replace("|", "\\|", StringComparison.Ordinal).Replace("<", "\\<", StringComparison.Ordinal);
}
