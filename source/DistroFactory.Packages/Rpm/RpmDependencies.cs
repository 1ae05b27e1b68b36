using System.Collections.Immutable;

namespace DistroFactory.Packages.Rpm;

/// <summary>
/// The dependencies of a header: three parallel arrays per kind. What is unsound is an <see cref="InvalidDataException"/>.
/// </summary>
internal static class RpmDependencies
{
    private const long ComparisonBits = 2 | 4 | 8;

    /// <summary>RPMSENSE_MISSINGOK: how weak dependencies were written before they had tags of their own.</summary>
    private const long Weak = 1 << 19;

    /// <summary>RPMSENSE_RPMLIB: a feature of rpm itself that the package was built with.</summary>
    private const long OfRpm = 1 << 24;

    public static ImmutableArray<Dependency> Read(RpmHeader header, RpmTag nameTag, RpmTag flagTag, RpmTag versionTag)
    {
        var names = header.Texts(nameTag);
        var flags = header.Numbers(flagTag);
        var versions = header.Texts(versionTag);

        // Very old packages name what they provide without flags and versions.
        var bare = flags.Length == 0 && versions.Length == 0;
        if (!bare && (flags.Length != names.Length || versions.Length != names.Length))
            throw new InvalidDataException($"its list of {nameTag} is inconsistent");

        var all = ImmutableArray.CreateBuilder<Dependency>(names.Length);
        var seen = new HashSet<Dependency>(names.Length);
        for (var index = 0; index < names.Length; index++)
        {
            if (!bare && (flags[index] & (Weak | OfRpm)) != 0)
                continue;
            if (names[index].StartsWith("rpmlib(", StringComparison.Ordinal))
                continue;
            var dependency = bare ? new Dependency(names[index]) : Versioned(names[index], flags[index], versions[index]);
            if (seen.Add(dependency))
                all.Add(dependency);
        }

        return all.ToImmutable();
    }

    /// <summary>One dependency from its three parts.</summary>
    public static Dependency Versioned(string name, long flags, string version)
    {
        var comparison = (DependencyComparison)(flags & ComparisonBits);
        return comparison == DependencyComparison.Any || version.Length == 0
            ? new Dependency(name)
            : new Dependency(name, comparison, Evr.Parse(version));
    }
}
