namespace DistroFactory.Mixing.Tree;

/// <summary>Where the bytes of a regular file are, when they are needed.</summary>
public abstract record ContentSource;

/// <summary>In the payload of a package.</summary>
/// <param name="Package">The package.</param>
/// <param name="Ordinal">The place of the file among the contents of the payload.</param>
public sealed record PackagedContent(PackageIndex Package, int Ordinal) : ContentSource;

/// <summary>In a file of this machine (a <c>content()</c> directory).</summary>
/// <param name="File">Its path.</param>
public sealed record FileContent(string File) : ContentSource;

/// <summary>Made by the mixer.</summary>
/// <param name="Bytes">All of it.</param>
public sealed record InlineContent(byte[] Bytes) : ContentSource;
