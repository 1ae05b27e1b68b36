using System.Collections.Immutable;
using DistroFactory.Packages;

namespace DistroFactory.Connections.Koji;

/// <summary>Which packages of a build are wanted. Sources never are: nothing can be mixed from them.</summary>
/// <param name="Architecture">The architecture; packages for all architectures belong to it.</param>
/// <param name="DebugInfo">Whether also what only debuggers need.</param>
/// <param name="Key">Identifies the key whose signed copies are wanted, in hex; null: unsigned files.</param>
public sealed record KojiSelection(string Architecture, bool DebugInfo, string? Key)
{
    /// <summary>The architectures by name.</summary>
    public ImmutableArray<string> Architectures => [Architecture, "noarch"];

    /// <summary>Whether a package is wanted.</summary>
    public bool Wants(Nevra package) => Architectures.Contains(package.Arch) && (DebugInfo || !KojiFiles.IsDebugInfo(package.Name));
}
