using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json.Serialization;
using DistroFactory.Foundation;
using DistroFactory.UpdateStream;
using DistroFactory.UpdateStream.Signatures;
using DistroFactory.UpdateStream.Versions;

namespace DistroFactory.Stage;

/// <summary>
/// Whose stream a tree holds, and which versions it was ever told to hold: <c>stream.txt</c>, signed with the key of the releases. It is
/// published with the stream, so that no factory mistakes the stream of another for its own.
/// </summary>
/// <param name="Namespace">The namespace that releases it.</param>
/// <param name="Root">SHA-256 of the certificate that clients pin, lower-case hex.</param>
/// <param name="Latest">The version that is served.</param>
/// <param name="Versions">All versions up to it, oldest first. A later record has at least these.</param>
internal sealed record StreamRecord(string Namespace, string Root, StreamVersion Latest, ImmutableArray<StreamRecordVersion> Versions)
{
    /// <summary>Name of the file, in the root of a stage and of a place.</summary>
    public const string FileName = "stream.txt";

    /// <summary>The roots that were exchanged since, oldest first: what they signed is served still.</summary>
    public ImmutableArray<FormerRoot> FormerRoots { get; init; } = [];

    /// <summary>The record of what a stage serves or is about to serve.</summary>
    /// <param name="stage">The stage.</param>
    /// <param name="name">The namespace.</param>
    /// <param name="latest">The version that is served.</param>
    /// <param name="rootCertificatePem">The certificate that clients pin.</param>
    /// <param name="earlier">The record before; its versions stay, whether the stage still has them or not.</param>
    /// <param name="handover">The root that signs no longer; null: it stays.</param>
    public static StreamRecord Of(
        StagedTree stage,
        string name,
        StreamVersion latest,
        string rootCertificatePem,
        StreamRecord? earlier,
        FormerRoot? handover = null
    ) =>
        new(
            name,
            Fingerprint(rootCertificatePem),
            latest,
            [
                .. StreamTree
                    .VersionsIn(stage.Update)
                    .Where(version => version <= latest && File.Exists(PreparedVersion.Mom(stage, version)))
                    .Select(version => new StreamRecordVersion(
                        version,
                        PreparedVersion.MomHash(stage, version),
                        earlier?.Find(version)?.Release ?? HashOf(stage.ReportOf(version, "release", "json")),
                        earlier?.Find(version)?.Provenance ?? HashOf(stage.ReportOf(version, "provenance", "intoto.jsonl"))
                    )
                    {
                        IsPruned = earlier?.Find(version)?.IsPruned ?? false,
                    })
                    .Concat(earlier?.Versions.Where(version => version.Version <= latest) ?? [])
                    .DistinctBy(version => version.Version)
                    .OrderBy(version => version.Version),
            ]
        )
        {
            FormerRoots = [.. earlier?.FormerRoots ?? [], .. handover is null ? Array.Empty<FormerRoot>() : [handover]],
        };

    /// <summary>SHA-256 of a certificate, lower-case hex.</summary>
    public static string Fingerprint(string certificatePem)
    {
        using var certificate = System.Security.Cryptography.X509Certificates.X509Certificate2.CreateFromPem(certificatePem);
        return Convert.ToHexStringLower(SHA256.HashData(certificate.RawDataMemory.Span));
    }

    /// <summary>SHA-256 of a file, lower-case hex; null when there is none.</summary>
    public static string? HashOf(string path) =>
        File.Exists(path) ? Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path))) : null;

    /// <summary>What it says of a version; null: nothing.</summary>
    public StreamRecordVersion? Find(StreamVersion version) => Versions.FirstOrDefault(each => each.Version == version);

    /// <summary>Which of the versions are kept, and which were pruned.</summary>
    public KeptVersions Kept =>
        new(
            Versions.Where(version => !version.IsPruned).Select(version => version.Version),
            Versions.Where(version => version.IsPruned).Select(version => version.Version)
        );

    /// <summary>The record when versions are pruned, too.</summary>
    public StreamRecord WithPruned(IReadOnlySet<StreamVersion> versions) =>
        this with
        {
            Versions = [.. Versions.Select(each => versions.Contains(each.Version) ? each with { IsPruned = true } : each)],
        };

    /// <summary>Writes it below a root, signed.</summary>
    public void Write(StagedTree tree, ISigner signer) => AtomicFile.WriteAllText(tree.StreamRecord, Seal(signer));

    /// <summary>The text of the file.</summary>
    public string Seal(ISigner signer) => SealedRecord.Seal(this, signer);

    /// <summary>Reads a record.</summary>
    /// <inheritdoc cref="SealedRecord.Read"/>
    public static StreamRecord? Read(string path, Func<byte[], byte[], string?> refuse) => SealedRecord.Read<StreamRecord>(path, refuse);

    /// <summary>Reads a record that was read already.</summary>
    /// <inheritdoc cref="SealedRecord.Parse"/>
    public static StreamRecord Parse(string what, string text, Func<byte[], byte[], string?> refuse) =>
        SealedRecord.Parse<StreamRecord>(what, text, refuse);
}

/// <summary>One version of a stream.</summary>
/// <param name="Version">The version.</param>
/// <param name="Mom">SHA-256 of its <c>Manifest.MoM</c>, lower-case hex.</param>
/// <param name="Release">SHA-256 of its <c>release-V.json</c>, lower-case hex; null when it has none, like a bridge.</param>
/// <param name="Provenance">SHA-256 of its provenance, which vouches for all other evidence; null when it was released without.</param>
internal sealed record StreamRecordVersion(StreamVersion Version, string Mom, string? Release, string? Provenance = null)
{
    /// <summary>Whether it was pruned: what is left of it is only what later versions need.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsPruned { get; init; }
}

/// <summary>A root that was exchanged.</summary>
/// <param name="Certificate">The certificate, PEM.</param>
/// <param name="Until">The last version that was signed below it: nothing later is trusted because of it.</param>
internal sealed record FormerRoot(string Certificate, StreamVersion Until);
