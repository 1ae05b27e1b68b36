using System.Collections.Immutable;
using DistroFactory.Packages.Rpm;

namespace DistroFactory.Packages.Metadata;

/// <summary>
/// The requirements of a header as createrepo_c 0.17 publishes them: without what rpm itself must be able to do, without what the package
/// provides itself, without repetitions; and of all symbol versions of the C library only the highest, at the end.
/// </summary>
internal static class PublishedRequirements
{
    // RPMSENSE_PREREQ, RPMSENSE_SCRIPT_PRE, RPMSENSE_SCRIPT_POST
    private const long BeforeBits = 64 | 512 | 1024;

    // RPMSENSE_MISSINGOK: a weak dependency of old.
    private const long WeakBit = 1 << 19;

    public static ImmutableArray<RepositoryRequirement> Of(RpmHeader header, PackageInfo package)
    {
        var provided = package
            .Provides.Select(provides => provides.Name)
            .Concat(package.Files.Where(RepositoryFile.IsPrimaryPath))
            .ToHashSet(StringComparer.Ordinal);
        var published = ImmutableArray.CreateBuilder<RepositoryRequirement>();
        Dictionary<string, RepositoryRequirement> latest = new(StringComparer.Ordinal);
        RepositoryRequirement? libc = null;
        foreach (var (requirement, name) in All(header).Where(pair => !provided.Contains(pair.Name)))
        {
            if (latest.TryGetValue(name, out var before) && before == requirement)
                continue;
            if (name.StartsWith("libc.so.6", StringComparison.Ordinal))
            {
                libc = libc is null || LibcSymbols.Compare(libc.Dependency.Name, name) < 0 ? requirement : libc;
                continue;
            }

            latest[name] = requirement;
            published.Add(requirement);
        }

        if (libc is not null)
            published.Add(libc);
        return published.ToImmutable();
    }

    private static IEnumerable<(RepositoryRequirement Requirement, string Name)> All(RpmHeader header)
    {
        var names = header.Texts(RpmTag.RequireName);
        var flags = header.Numbers(RpmTag.RequireFlags);
        var versions = header.Texts(RpmTag.RequireVersion);
        for (var i = 0; i < names.Length; i++)
        {
            if (!names[i].StartsWith("rpmlib(", StringComparison.Ordinal) && (flags[i] & WeakBit) == 0)
                yield return (
                    new RepositoryRequirement(RpmDependencies.Versioned(names[i], flags[i], versions[i]), (flags[i] & BeforeBits) != 0),
                    names[i]
                );
        }
    }
}
