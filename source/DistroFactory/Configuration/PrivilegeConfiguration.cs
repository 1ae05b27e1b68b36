using System.Collections.Immutable;

namespace DistroFactory.Configuration;

/// <summary>What is done about privileged files that are new in a release.</summary>
internal sealed record PrivilegeConfiguration
{
    /// <summary>Whether a release with such a file is refused; else it is a warning.</summary>
    public bool RefusesNew { get; init; }

    /// <summary>Paths that may be privileged; <c>*</c> and <c>?</c> match.</summary>
    public ImmutableArray<string> Allow { get; init; } = [];
}
