namespace DistroFactory.Testing;

/// <summary>What a package for a test is made of; <see cref="RpmBuild"/> has the real rpmbuild make it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Version">Its version.</param>
public sealed record RpmDescription(string Name, string Version = "1.0")
{
    /// <summary>Its release.</summary>
    public string Release { get; init; } = "1";

    /// <summary>Its epoch, 0 for none.</summary>
    public int Epoch { get; init; }

    /// <summary>Its architecture.</summary>
    public string Arch { get; init; } = "noarch";

    /// <summary>
    /// How the payload is compressed, as rpm's macro <c>_binary_payload</c> has it: <c>w9.gzdio</c>, <c>w6.xzdio</c>, <c>w19.zstdio</c>,
    /// <c>w9.bzdio</c>, <c>w.ufdio</c>.
    /// </summary>
    public string Payload { get; init; } = "w6.gzdio";

    /// <summary>Number of the digest of files as in RFC 4880: 1 MD5, 2 SHA-1, 8 SHA-256, 10 SHA-512.</summary>
    public int DigestAlgorithm { get; init; } = 8;

    /// <summary>What it is, in a line; null: its name.</summary>
    public string? Summary { get; init; }

    /// <summary>Its licence.</summary>
    public string License { get; init; } = "MIT";

    /// <summary>Its files.</summary>
    public IReadOnlyList<RpmContent> Files { get; init; } = [];

    /// <summary>Lines such as <c>libc >= 2</c>.</summary>
    public IReadOnlyList<string> Requires { get; init; } = [];

    /// <summary>Lines such as <c>mail-server = 1</c>.</summary>
    public IReadOnlyList<string> Provides { get; init; } = [];

    /// <summary>Lines of the preamble besides: <c>Conflicts: x</c>, <c>Recommends: y</c>.</summary>
    public IReadOnlyList<string> Preamble { get; init; } = [];

    /// <summary>Lines after the sections: scriptlets and the like.</summary>
    public string Scriptlets { get; init; } = "";
}

/// <summary>One file of a package for a test.</summary>
/// <param name="Path">Absolute path; a slash at the end makes it a directory.</param>
/// <param name="Text">Its content.</param>
public sealed record RpmContent(string Path, string Text = "")
{
    /// <summary>Permission bits, in octal.</summary>
    public string? Mode { get; init; }

    /// <summary>Owner's name.</summary>
    public string Owner { get; init; } = "root";

    /// <summary>Group's name.</summary>
    public string Group { get; init; } = "root";

    /// <summary>What it is a symbolic link to.</summary>
    public string? LinkTarget { get; init; }

    /// <summary>The absolute path of the file it is a hard link of, listed before.</summary>
    public string? HardLinkOf { get; init; }

    /// <summary>What stands before it in the file list: <c>%ghost</c>, <c>%config</c>, <c>%dev(c,1,3)</c>.</summary>
    public string Directive { get; init; } = "";
}
