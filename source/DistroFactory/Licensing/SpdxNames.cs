using System.Collections.Frozen;
using System.Text.RegularExpressions;
using NuGet.Packaging.Licenses;

namespace DistroFactory.Licensing;

/// <summary>The identifiers of the SPDX licence list, and the names that RPM packages used before there was one.</summary>
internal static partial class SpdxNames
{
    private static readonly FrozenDictionary<string, string> s_licenses = NuGetLicenseData.LicenseList.Keys.ToFrozenDictionary(
        id => id,
        StringComparer.OrdinalIgnoreCase
    );

    private static readonly FrozenDictionary<string, string> s_exceptions = NuGetLicenseData.ExceptionList.Keys.ToFrozenDictionary(
        id => id,
        StringComparer.OrdinalIgnoreCase
    );

    // As the packaging guidelines of Fedora named them; what meant several licences there ("BSD") has no identifier.
    private static readonly FrozenDictionary<string, string> s_legacy = new Dictionary<string, string>
    {
        ["AFL"] = "AFL-3.0",
        ["Apache 2.0"] = "Apache-2.0",
        ["Apache License 2.0"] = "Apache-2.0",
        ["Artistic"] = "Artistic-1.0-Perl",
        ["Artistic 2.0"] = "Artistic-2.0",
        ["ASL 1.0"] = "Apache-1.0",
        ["ASL 1.1"] = "Apache-1.1",
        ["ASL 2.0"] = "Apache-2.0",
        ["Boost"] = "BSL-1.0",
        ["BSD with advertising"] = "BSD-4-Clause",
        ["CC0"] = "CC0-1.0",
        ["CDDL"] = "CDDL-1.0",
        ["CeCILL"] = "CECILL-2.1",
        ["CPL"] = "CPL-1.0",
        ["EPL"] = "EPL-1.0",
        ["EUPL 1.1"] = "EUPL-1.1",
        ["EUPL 1.2"] = "EUPL-1.2",
        ["MIT/X11"] = "MIT",
        ["MPLv1.0"] = "MPL-1.0",
        ["MPLv1.1"] = "MPL-1.1",
        ["MPLv2.0"] = "MPL-2.0",
        ["OFL"] = "OFL-1.1",
        ["OpenLDAP"] = "OLDAP-2.8",
        ["PHP"] = "PHP-3.01",
        ["Python"] = "Python-2.0",
        ["PSF"] = "PSF-2.0",
        ["QPL"] = "QPL-1.0",
        ["Unicode"] = "Unicode-DFS-2016",
        ["zlib/libpng"] = "Zlib",
        ["ZPLv2.1"] = "ZPL-2.1",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The identifier of a licence; null when its name is none, and none that was used for one.</summary>
    public static string? License(string name)
    {
        if (s_licenses.TryGetValue(name, out var id) || s_legacy.TryGetValue(name, out id))
            return id;
        if (name.EndsWith('+') && s_licenses.TryGetValue(name[..^1], out id))
            return s_licenses.GetValueOrDefault($"{id}-or-later") ?? $"{id}+";
        return Gnu().Match(name) is { Success: true } gnu
            ? s_licenses.GetValueOrDefault(
                $"{gnu.Groups["name"]}-{Version(gnu)}"
                    + (gnu.Groups["later"].Success || !gnu.Groups["version"].Success ? "-or-later" : "-only")
            )
            : null;
    }

    /// <summary>The identifier of an exception to a licence; null when it has none.</summary>
    public static string? Exception(string name) => s_exceptions.GetValueOrDefault(name);

    // A GPL without a version is any of them.
    private static string Version(Match gnu) =>
        gnu.Groups["version"].Value switch
        {
            "" => gnu.Groups["name"].Value.ToUpperInvariant() switch
            {
                "LGPL" => "2.0",
                "AGPL" => "3.0",
                "GFDL" => "1.1",
                _ => "1.0",
            },
            var whole when !whole.Contains('.', StringComparison.Ordinal) => whole + ".0",
            var version => version,
        };

    [GeneratedRegex(
        @"^(?<name>[AL]?GPL|GFDL)(?:[- ]?v?(?<version>\d(?:\.\d)?))?(?<later>\+)?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Gnu();
}
