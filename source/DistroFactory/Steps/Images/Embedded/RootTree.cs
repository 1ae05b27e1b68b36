using System.Collections.Immutable;
using DistroFactory.Foundation;
using DistroFactory.UpdateStream;
using DistroFactory.UpdateStream.Client;
using DistroFactory.UpdateStream.Fullfiles;
using DistroFactory.UpdateStream.Signatures;
using DistroFactory.UpdateStream.Tar;
using DistroFactory.UpdateStream.Versions;

namespace DistroFactory.Steps.Images.Embedded;

/// <summary>What a machine with some bundles has: the entries of their manifests, by path, parents before what is in them.</summary>
/// <param name="Files">The entries.</param>
/// <param name="Stream">The update tree with their fullfiles.</param>
internal sealed record RootTree(ImmutableArray<RootFile> Files, StreamTree Stream)
{
    /// <summary>The tree of a version, as a simulated client installs it.</summary>
    /// <param name="updateTree">The update tree.</param>
    /// <param name="version">The version.</param>
    /// <param name="bundles">The bundles; what they include comes along, and os-core always.</param>
    /// <param name="rootCertificatePem">The certificate clients pin.</param>
    /// <exception cref="FactoryException">There is no such bundle, or a client would stumble over the version.</exception>
    public static RootTree Of(string updateTree, StreamVersion version, ImmutableArray<string> bundles, string rootCertificatePem)
    {
        using var signatures = new SignatureVerifier(rootCertificatePem);
        var stream = new PublishedDirectory(updateTree);
        var run = new SwupdClient(stream, new ManifestArchive(stream, signatures), new UnfetchedContent()).Restore(version, bundles);
        if (run.Problems.FirstOrDefault(problem => !problem.IsWarning) is { } worst)
            throw new FactoryException(
                $"Reading the bundles {string.Join(", ", bundles)} of version {version}",
                $"{worst.Path}: {worst.Text}",
                "Correct the bundles of the template."
            );
        return new(
            [
                .. run.System!.Root.Entries.OrderBy(entry => entry.Key, StringComparer.Ordinal)
                    .Select(entry => new RootFile(entry.Key, entry.Value.Hash, entry.Value.Version)),
            ],
            new(updateTree)
        );
    }

    /// <summary>Reads each entry in turn: what it is, and its content.</summary>
    /// <param name="read">
    /// Gets the path, mode, owner and size of an entry, and the content of a regular file; it is readable until this returns.
    /// </param>
    /// <param name="cancellation">Stops it.</param>
    public void ReadAll(Action<RootFile, TarMember, Stream> read, CancellationToken cancellation)
    {
        foreach (var file in Files)
        {
            cancellation.ThrowIfCancellationRequested();
            using var fullfile = File.OpenRead(Stream.Fullfile(file.Version, file.Hash));
            using var reader = new FullfileReader(fullfile, file.Hash);
            read(file, reader.Member with { Name = file.Path[1..] }, reader.Content);
        }
    }

    // Restoring reads manifests only.
    private sealed class UnfetchedContent : IClientContent
    {
        public PackContents? Pack(string bundle, StreamVersion version, StreamVersion from) => null;

        public FullfileContents? Fullfile(StreamVersion version, SwupdHash hash) => null;
    }
}

/// <summary>An entry of a root.</summary>
/// <param name="Path">Its absolute path.</param>
/// <param name="Hash">Its hash, of mode, owner and content.</param>
/// <param name="Version">The version whose directory has its fullfile.</param>
internal sealed record RootFile(string Path, SwupdHash Hash, StreamVersion Version);
