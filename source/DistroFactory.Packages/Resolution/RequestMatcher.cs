namespace DistroFactory.Packages.Resolution;

/// <summary>
/// Finds the packages a requested name means, as dnf does: NAME-[EPOCH:]VERSION-RELEASE.ARCH, NAME.ARCH, NAME, NAME-VERSION-RELEASE,
/// NAME-VERSION, then a capability, then a path; the first reading that matches anything wins.
/// </summary>
internal sealed class RequestMatcher(PackageIndex index)
{
    public Request Match(string name)
    {
        var trimmed = name.Trim();
        foreach (var (reading, plainName) in Readings(trimmed))
        {
            List<int> found = [.. reading];
            if (found.Count == 0)
                continue;

            // Asked for by its plain name, a package may be replaced by one that obsoletes it.
            if (plainName)
                found.AddRange(found.SelectMany(index.Obsoleters).ToArray());
            return new Request(trimmed, [.. found.Distinct().Order()]);
        }

        return new Request(trimmed, []);
    }

    private IEnumerable<(IEnumerable<int> Found, bool PlainName)> Readings(string text)
    {
        var (stem, arch) = Cut(text, '.');
        yield return (WithVersion(stem, 2, arch), false);
        yield return (arch.Length == 0 ? [] : index.Named(stem).Where(id => index[id].Nevra.Arch == arch), false);
        yield return (index.Named(text), true);
        yield return (WithVersion(text, 2, null), false);
        yield return (WithVersion(text, 1, null), false);
        yield return (index.Providers(Capability(text)), false);
    }

    private IEnumerable<int> WithVersion(string text, int parts, string? arch)
    {
        if (arch is { Length: 0 })
            return [];
        var release = "";
        if (parts == 2)
            (text, release) = Cut(text, '-');
        var (name, version) = Cut(text, '-');
        if (version.Length == 0 || (parts == 2 && release.Length == 0))
            return [];
        var evr = Evr.Parse(version) with { Release = release };
        var named = evr.Epoch != 0 || version.Contains(':', StringComparison.Ordinal);
        return index
            .Named(name)
            .Where(id =>
                index[id].Nevra is var nevra
                && nevra.Version == evr.Version
                && (release.Length == 0 || nevra.Release == release)
                && (!named || nevra.Epoch == evr.Epoch)
                && (arch is null || nevra.Arch == arch)
            );
    }

    private static Dependency Capability(string text)
    {
        var parts = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return parts is [var name, "<" or "<=" or "=" or ">=" or ">", var version]
            ? new Dependency(name, Comparison(parts[1]), Evr.Parse(version))
            : new Dependency(text);
    }

    private static DependencyComparison Comparison(string sign) =>
        (sign.Contains('<', StringComparison.Ordinal) ? DependencyComparison.Less : 0)
        | (sign.Contains('>', StringComparison.Ordinal) ? DependencyComparison.Greater : 0)
        | (sign.Contains('=', StringComparison.Ordinal) ? DependencyComparison.Equal : 0);

    private static (string Before, string After) Cut(string text, char separator)
    {
        var at = text.LastIndexOf(separator);
        return at <= 0 ? (text, "") : (text[..at], text[(at + 1)..]);
    }
}
