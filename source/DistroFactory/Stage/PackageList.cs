using System.Collections.Immutable;
using DistroFactory.Model;
using DistroFactory.Packages;

namespace DistroFactory.Stage;

/// <summary>
/// Package lists of the original factory, <c>packages-nvr-V.txt</c>: <c>NAME-VERSION-RELEASE</c>, of some providers with <c>.ARCH</c>
/// behind it. One form for all: without an architecture and without an epoch, which they never state.
/// </summary>
internal static class PackageList
{
    private static readonly string[] s_architectures = ["x86_64", "noarch", "i686", "i386", "aarch64", "src"];

    /// <summary>The packages of a list, one a line.</summary>
    public static ImmutableArray<OfferedPackage> Parse(string text) =>
        [
            .. text.Split('\n')
                .Select(line => line.Trim())
                .Where(line => line.Length > 0)
                .Select(line => new OfferedPackage(ParseLine(line), ""))
                .Distinct(),
        ];

    private static Nevra ParseLine(string line)
    {
        var plain = line.EndsWith(".rpm", StringComparison.Ordinal) ? line[..^4] : line;
        var dot = plain.LastIndexOf('.');
        if (dot > 0 && s_architectures.Contains(plain[(dot + 1)..]))
            plain = plain[..dot];
        var parts = plain.Split('-');
        return parts.Length < 3
            ? new(plain, 0, "", "", "")
            : new(string.Join('-', parts[..^2]), 0, Evr.Parse(parts[^2]).Version, parts[^1], "");
    }
}
