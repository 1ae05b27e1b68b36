namespace Nuke.Common.IO;

/// <summary>Something that has a place in the file system.</summary>
public interface IAbsolutePathHolder
{
    /// <summary>The place.</summary>
    AbsolutePath Path { get; }
}
