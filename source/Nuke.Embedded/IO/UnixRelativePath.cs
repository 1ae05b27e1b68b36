namespace Nuke.Common.IO;

/// <summary>A relative path with slashes.</summary>
/// <param name="path">The text.</param>
public sealed class UnixRelativePath(string path) : RelativePath(path, '/');
