using DistroFactory.UpdateStream.Client;
using DistroFactory.UpdateStream.Manifests;
using DistroFactory.UpdateStream.Signatures;
using DistroFactory.UpdateStream.Verification.Findings;
using DistroFactory.UpdateStream.Verification.Lint;
using DistroFactory.UpdateStream.Versions;

namespace DistroFactory.UpdateStream.Verification;

/// <summary>
/// Reads a stream as a client would and checks all that a client relies on. It knows nothing of how the stream was made.
/// Memory is bounded by the manifests and by one decoder per worker, however large the files are.
/// </summary>
/// <param name="updateDirectory">The directory that is published as <c>update/</c>.</param>
/// <param name="signatures">Verifies against the certificate that clients pin.</param>
/// <param name="workers">Threads; 0: all cores.</param>
public sealed class StreamVerifier(string updateDirectory, SignatureVerifier signatures, int workers = 0)
{
    private readonly StreamTree _tree = new(updateDirectory);

    /// <summary>What is tried with a simulated client.</summary>
    public ClientCheckSettings Client { get; init; } = new();

    /// <summary>What need not be read again; gets what was read and is sound.</summary>
    public VerifiedFiles Sound { get; init; } = new();

    /// <summary>
    /// The certificate that clients at earlier versions pin, PEM, if this version is signed below another one; null: the same.
    /// </summary>
    public string? FormerRootCertificatePem { get; init; }

    /// <summary>Which versions there still are: those that were pruned are not missing.</summary>
    public KeptVersions Kept { get; init; } = KeptVersions.All;

    /// <summary>Told how far it is, on any thread; null: nobody watches.</summary>
    public IProgress<VerificationProgress>? Progress { get; init; }

    /// <summary>Verifies the version files of a format and the version they point to: what is published.</summary>
    public VerificationResult VerifyLatest(FormatNumber format, CancellationToken cancellation = default)
    {
        var log = new VerificationLog(_tree);
        var version = new PointerCheck(_tree, signatures, log).Check(format);
        return version == StreamVersion.None ? Result(version, log) : Verify(version, format, log, cancellation);
    }

    /// <summary>Verifies a version that no pointer need lead to yet: what is about to be published.</summary>
    public VerificationResult Verify(StreamVersion version, CancellationToken cancellation = default) =>
        Verify(version, format: null, new VerificationLog(_tree), cancellation);

    private VerificationResult Verify(StreamVersion version, FormatNumber? format, VerificationLog log, CancellationToken cancellation)
    {
        var parallel = new ParallelOptions
        {
            CancellationToken = cancellation,
            MaxDegreeOfParallelism = workers > 0 ? workers : Environment.ProcessorCount,
        };
        var stream = new PublishedDirectory(_tree.Root);
        // Machines come from versions that were signed before the root was exchanged.
        using var ofAll = signatures.WithAlternative(FormerRootCertificatePem);
        var archive = new ManifestArchive(stream, ofAll);
        if (new ManifestCheck(_tree, signatures, archive, log).Read(version, parallel) is not { } manifests)
            return Result(version, log);
        if (format is { } expected && manifests.Mom.Format != expected)
            log.Add(
                Finding.Error(
                    "format",
                    "",
                    _tree.Relative(_tree.ManifestTar(version, Manifest.MomName)),
                    $"is of format {manifests.Mom.Format}, and format {expected} points to it"
                )
            );
        var previous = new HistoryCheck(_tree, archive, log) { Kept = Kept }.Check(manifests, parallel);
        foreach (var finding in ManifestLint.Check(manifests, previous, parallel))
            log.Add(finding);
        new ClaimCheck(_tree, log).Check(manifests);
        if (FormerRootCertificatePem is not null && previous is not null)
            new RootExchangeCheck(_tree, signatures, log).Check(manifests, previous);
        var content = new VerifiedContent();
        return Result(version, log) with
        {
            Bundles = manifests.Bundles.Count,
            Entries = manifests.Bundles.Values.Sum(bundle => bundle.Entries.Count(entry => entry.IsPresent)),
            Fullfiles = new FullfileCheck(_tree, Sound, content, log) { Progress = Progress }.Check(manifests, parallel),
            Packs = new PackCheck(_tree, Sound, content, log) { Progress = Progress }.Check(manifests, parallel),
            Downloads = new ClientCheck(stream, archive, content, log)
            {
                Progress = Progress,
                Previous = previous,
                Kept = Kept,
            }.Check(manifests, Client, parallel),
            Signatures = log.Signatures,
            Bytes = log.Bytes,
            Findings = log.Findings,
        };
    }

    private static VerificationResult Result(StreamVersion version, VerificationLog log) =>
        new()
        {
            Version = version,
            Signatures = log.Signatures,
            Bytes = log.Bytes,
            Findings = log.Findings,
        };
}
