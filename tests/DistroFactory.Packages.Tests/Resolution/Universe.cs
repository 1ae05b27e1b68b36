using System.Collections.Immutable;

namespace DistroFactory.Packages.Tests;

/// <summary>Packages in a line each: <c>vim-2 requires libx >= 3, /bin/sh; provides editor = 2; conflicts nano; arch noarch</c>.</summary>
internal static class Universe
{
    public static PackageInfo[] Of(params string[] lines) => [.. lines.Select(Package)];

    private static PackageInfo Package(string line)
    {
        var clauses = line.Split(';', StringSplitOptions.TrimEntries);
        var head = clauses[0].Split(' ', 2);
        clauses[0] = head.Length > 1 ? head[1] : "";
        var dash = head[0].LastIndexOf('-');
        var arch = Of(clauses, "arch").FirstOrDefault()?.Name ?? "x86_64";
        var evr = Evr.Parse(head[0][(dash + 1)..]);
        return new PackageInfo
        {
            Nevra = new Nevra(head[0][..dash], evr.Epoch, evr.Version, "1", arch),
            Location = $"/repository/{head[0]}.rpm",
            Requires = Of(clauses, "requires"),
            Provides = Of(clauses, "provides"),
            Conflicts = Of(clauses, "conflicts"),
            Obsoletes = Of(clauses, "obsoletes"),
            Recommends = Of(clauses, "recommends"),
            Supplements = Of(clauses, "supplements"),
            Files = [.. Of(clauses, "files").Select(file => file.Name)],
        };
    }

    private static ImmutableArray<Dependency> Of(string[] clauses, string kind) =>
        [
            .. clauses
                .Where(clause => clause.StartsWith(kind + " ", StringComparison.Ordinal))
                .SelectMany(clause => clause[kind.Length..].Split(',', StringSplitOptions.TrimEntries))
                .Select(Dependency),
        ];

    private static Dependency Dependency(string text)
    {
        if (text.StartsWith('(') || text.Split(' ') is not [var name, var sign, var version])
            return new Dependency(text);
        var comparison = sign.Aggregate(
            DependencyComparison.Any,
            (all, c) =>
                all
                | c switch
                {
                    '<' => DependencyComparison.Less,
                    '>' => DependencyComparison.Greater,
                    _ => DependencyComparison.Equal,
                }
        );
        return new Dependency(name, comparison, new Evr(0, version));
    }
}
