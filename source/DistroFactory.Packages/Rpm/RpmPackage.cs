using System.Collections.Immutable;

namespace DistroFactory.Packages.Rpm;

/// <summary>An RPM file: its header, read and verified on opening, and its payload, streamed on demand.</summary>
public sealed class RpmPackage
{
    /// <summary>Reads lead, signature header and header, and verifies the header's digests; reads no payload.</summary>
    /// <exception cref="PackageException">The file is not a sound RPM.</exception>
    public static RpmPackage Open(string path) => throw new NotImplementedException();

    /// <summary>What the header says (Location: the path; Sha256 stays empty until asked for by <see cref="ComputeSha256"/>).</summary>
    public PackageInfo Info => throw new NotImplementedException();

    /// <summary>The files in the order of the header.</summary>
    public ImmutableArray<RpmFile> Files => throw new NotImplementedException();

    /// <summary>SHA-256 of the whole file, lower-case hex.</summary>
    public string ComputeSha256() => throw new NotImplementedException();

    /// <summary>
    /// Streams the payload in archive order: every regular file exactly once with its content (hard links: one entry that
    /// names all of them), directories and links without. Content of an entry is readable until the next is asked for.
    /// Payload and content digests are verified at the end of each; devices, sockets and FIFOs are passed over and listed in <see cref="Warnings"/>.
    /// </summary>
    public IEnumerable<RpmPayloadEntry> ReadPayload() => throw new NotImplementedException();

    /// <summary>What was left out and why, one sentence each.</summary>
    public IReadOnlyList<string> Warnings => throw new NotImplementedException();
}

/// <summary>One member of the payload.</summary>
/// <param name="Files">The header's files this content belongs to: one, or all hard links to it.</param>
/// <param name="Content">The content; empty for directories and links.</param>
public sealed record RpmPayloadEntry(ImmutableArray<RpmFile> Files, Stream Content);
