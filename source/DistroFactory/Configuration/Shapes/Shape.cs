using System.Collections.Immutable;

namespace DistroFactory.Configuration.Shapes;

/// <summary>What a value may look like. Shapes decide both what is accepted and what the JSON schema says.</summary>
internal abstract record Shape;

/// <summary>Free text.</summary>
/// <param name="What">What the text is, for messages: "a tag".</param>
/// <param name="Pattern">A regular expression the whole text matches; null: anything but nothing.</param>
internal sealed record TextShape(string What, string? Pattern = null) : Shape;

/// <summary>One of some words.</summary>
/// <param name="Words">The words.</param>
internal sealed record WordShape(params ImmutableArray<string> Words) : Shape;

/// <summary>A whole number.</summary>
internal sealed record NumberShape(long Least, long Most) : Shape;

/// <summary>true or false.</summary>
internal sealed record SwitchShape : Shape;

/// <summary>true, false or a whole number.</summary>
internal sealed record SwitchOrNumberShape(long Least, long Most) : Shape;

/// <summary>An address with a scheme.</summary>
/// <param name="Schemes">The schemes allowed.</param>
/// <param name="OrDirectory">Whether a directory (relative to the config folder) will do.</param>
internal sealed record UrlShape(ImmutableArray<string> Schemes, bool OrDirectory = false) : Shape;

/// <summary>A path, relative to the config folder.</summary>
/// <param name="Kind">What must be there.</param>
/// <param name="MayLeave">Whether it may be outside the config folder.</param>
internal sealed record PathShape(PathKind Kind, bool MayLeave) : Shape;

/// <summary>A private key: the path of a file, which may be outside the config folder, or the PKCS#11 URI of a key in a token.</summary>
internal sealed record PrivateKeyShape : Shape;

/// <summary>What must be at a path.</summary>
internal enum PathKind
{
    /// <summary>An existing file.</summary>
    File,

    /// <summary>An existing folder.</summary>
    Folder,

    /// <summary>A folder that is made when it is missing.</summary>
    NewFolder,

    /// <summary>An existing file or folder.</summary>
    FileOrFolder,
}

/// <summary>Any number of values, at least <paramref name="Least"/>.</summary>
internal sealed record ListShape(Shape Item, int Least = 0) : Shape;

/// <summary>Values under names of the user's choice.</summary>
/// <param name="What">What the names are, for messages.</param>
/// <param name="NamePattern">A regular expression the whole name matches.</param>
/// <param name="Value">What each value looks like.</param>
internal sealed record TableShape(string What, string NamePattern, Shape Value) : Shape;

/// <summary>A scalar, or a map that says more.</summary>
internal sealed record EitherShape(Shape Scalar, MapShape Map) : Shape;
