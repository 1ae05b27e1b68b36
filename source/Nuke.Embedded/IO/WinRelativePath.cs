namespace Nuke.Common.IO;

/// <summary>A relative path with backslashes.</summary>
/// <param name="path">The text.</param>
public sealed class WinRelativePath(string path) : RelativePath(path, '\\');
