using System.Collections.Immutable;

namespace DistroFactory.Model;

/// <summary>What the headers of the packages of a release say of them.</summary>
/// <param name="Packages">The packages.</param>
/// <param name="PrivilegedFiles">Their privileged files, in the same order.</param>
internal sealed record ReleasedContent(ImmutableArray<ReleasedPackage> Packages, ImmutableArray<PrivilegedFile> PrivilegedFiles);
