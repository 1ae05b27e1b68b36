using System.Diagnostics.CodeAnalysis;
using DistroFactory.UpdateStream.Deltas;
using DistroFactory.UpdateStream.Tar;

namespace DistroFactory.UpdateStream.Packs;

/// <summary>How the members of packs are named.</summary>
public static class PackMember
{
    /// <summary>Directory of full files.</summary>
    public const string Staged = "staged";

    /// <summary>Directory of deltas.</summary>
    public const string Delta = "delta";

    /// <summary>A full file of a pack: the member under the name of its hash.</summary>
    public static TarMember StagedAs(SwupdHash hash, TarMember member) => member with { Name = $"{Staged}/{hash}" };

    /// <summary>The hash a staged member claims to have; false if it is no staged file.</summary>
    public static bool TryStaged(TarMember member, out SwupdHash hash)
    {
        const string Prefix = Staged + "/";
        hash = default;
        return member.Name.StartsWith(Prefix, StringComparison.Ordinal) && SwupdHash.TryParse(member.Name.AsSpan(Prefix.Length), out hash);
    }

    /// <summary>The name of a delta; false if the member is none.</summary>
    public static bool TryDelta(TarMember member, [NotNullWhen(true)] out DeltaName? delta)
    {
        const string Prefix = Delta + "/";
        delta = null;
        return member.Name.StartsWith(Prefix, StringComparison.Ordinal) && DeltaName.TryParse(member.Name[Prefix.Length..], out delta);
    }
}
