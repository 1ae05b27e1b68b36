using DistroFactory.Mixing.Tree;
using DistroFactory.UpdateStream.Manifests;

namespace DistroFactory.Mixing.Manifests;

/// <summary>A line to be, with the file it stands for.</summary>
/// <param name="Root">Which micro-architecture root the file is below.</param>
/// <param name="Line">The line, its version still open.</param>
/// <param name="File">The file.</param>
public sealed record ListedEntry(int Root, ManifestEntry Line, TreeEntry File);
