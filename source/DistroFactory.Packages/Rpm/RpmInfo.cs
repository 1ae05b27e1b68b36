using System.Collections.Immutable;

namespace DistroFactory.Packages.Rpm;

/// <summary>What a header says of its package. What is unsound is an <see cref="InvalidDataException"/>.</summary>
internal static class RpmInfo
{
    public static PackageInfo Read(RpmHeader header, ImmutableArray<RpmFile> files, string path, long packageSize) =>
        new()
        {
            Nevra = Identity(header),
            Location = path,
            PackageSize = packageSize,
            InstalledSize = header.Number(RpmTag.LongInstalledSize) ?? header.Number(RpmTag.InstalledSize) ?? 0,
            Summary = header.Text(RpmTag.Summary),
            License = header.Text(RpmTag.License),
            Url = header.Text(RpmTag.Url),
            SourceRpm = header.Text(RpmTag.SourceRpm),
            Provides = RpmDependencies.Read(header, RpmTag.ProvideName, RpmTag.ProvideFlags, RpmTag.ProvideVersion),
            Requires = RpmDependencies.Read(header, RpmTag.RequireName, RpmTag.RequireFlags, RpmTag.RequireVersion),
            Conflicts = RpmDependencies.Read(header, RpmTag.ConflictName, RpmTag.ConflictFlags, RpmTag.ConflictVersion),
            Obsoletes = RpmDependencies.Read(header, RpmTag.ObsoleteName, RpmTag.ObsoleteFlags, RpmTag.ObsoleteVersion),
            Recommends = RpmDependencies.Read(header, RpmTag.RecommendName, RpmTag.RecommendFlags, RpmTag.RecommendVersion),
            Suggests = RpmDependencies.Read(header, RpmTag.SuggestName, RpmTag.SuggestFlags, RpmTag.SuggestVersion),
            Supplements = RpmDependencies.Read(header, RpmTag.SupplementName, RpmTag.SupplementFlags, RpmTag.SupplementVersion),
            Enhances = RpmDependencies.Read(header, RpmTag.EnhanceName, RpmTag.EnhanceFlags, RpmTag.EnhanceVersion),
            Files = [.. files.Select(file => file.Path)],
        };

    private static Nevra Identity(RpmHeader header)
    {
        var epoch = header.Number(RpmTag.Epoch) ?? 0;
        if (epoch is < 0 or > int.MaxValue)
            throw new InvalidDataException($"its epoch {epoch} is out of range");

        // A source package states the architecture it was made on; what marks it is that it names no source package.
        var arch = header.Has(RpmTag.SourceRpm) ? Part(header, RpmTag.Arch) : "src";
        return new Nevra(Part(header, RpmTag.Name), (int)epoch, Part(header, RpmTag.Version), Part(header, RpmTag.Release), arch);
    }

    private static string Part(RpmHeader header, RpmTag tag)
    {
        var text = header.Text(tag);
        return Nevra.Fault(tag.ToString().ToLowerInvariant(), text) is { } fault ? throw new InvalidDataException(fault) : text;
    }
}
