using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using DistroFactory.Model;
using DistroFactory.Run;
using DistroFactory.Stage;
using DistroFactory.State;
using DistroFactory.UpdateStream;
using DistroFactory.UpdateStream.Signatures;

namespace DistroFactory.Repair;

/// <summary>
/// By whom the MoMs of earlier versions may be signed: by the certificate of the configuration, by that of the latest release, which its
/// record names, and up to the version where it was exchanged by each root that the record of the stream names. Certificates may have
/// expired meanwhile.
/// </summary>
internal sealed class MomTrust
{
    private readonly Lazy<List<(string Certificate, string Whose)>> _current;
    private readonly Lazy<List<FormerRoot>> _former;

    /// <summary>The trust of a configuration in a release.</summary>
    /// <param name="workplace">Configuration and stage.</param>
    /// <param name="root">The certificate of the configuration, PEM; null: mixer has not made it yet.</param>
    /// <param name="latest">The release.</param>
    /// <param name="next">The certificate that takes its place at the next format bump, PEM; null: none.</param>
    public MomTrust(Workplace workplace, string? root, StreamVersion latest, string? next = null)
    {
        _current = new(() => [.. Current(workplace, root, latest, next)]);
        _former = new(() => [.. Former(workplace.Stage)]);
    }

    /// <summary>Why none of them accepts a signature; null when one does.</summary>
    /// <param name="content">What is signed: a MoM, or a pointer.</param>
    /// <param name="signature">The signature.</param>
    /// <param name="version">The version that it is of, or leads to.</param>
    public string? Refuse(byte[] content, byte[] signature, StreamVersion version) =>
        Refuse(content, signature, _current.Value.Concat(_former.Value.Where(root => version <= root.Until).Select(Named)));

    /// <summary>
    /// Reads the record of a stream. One that was signed below a former root may only speak of versions up to the one where it was
    /// exchanged; from any other it is learnt which roots were exchanged.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <returns>The record; null: there is none.</returns>
    /// <exception cref="SignatureException">Nobody vouches for it, or it is damaged.</exception>
    public StreamRecord? ReadRecord(string path)
    {
        var (read, isCurrent) = Read<StreamRecord>(path, record => record.Latest);
        if (read is not null && isCurrent)
            _former.Value.AddRange(read.FormerRoots.Except(_former.Value));
        return read;
    }

    /// <summary>Reads the record of a channel; a former root counts as for <see cref="ReadRecord"/>.</summary>
    /// <inheritdoc cref="ReadRecord"/>
    public ChannelRecord? ReadChannelRecord(string path) =>
        Read<ChannelRecord>(path, record => record.Latest?.Version ?? StreamVersion.None).Record;

    private (T? Record, bool IsCurrent) Read<T>(string path, Func<T, StreamVersion> latest)
        where T : class
    {
        var isCurrent = false;
        var record = SealedRecord.Read<T>(
            path,
            (content, signature) =>
                (isCurrent = Refuse(content, signature, _current.Value) is null)
                    ? null
                    : Refuse(content, signature, LatestOf(content, latest))
        );
        return (record, isCurrent);
    }

    private static string? Refuse(byte[] content, byte[] signature, IEnumerable<(string Certificate, string Whose)> trusted)
    {
        var refusals = new List<string>();
        foreach (var (certificate, whose) in trusted)
        {
            try
            {
                using var verifier = new SignatureVerifier(certificate);
                verifier.Verify("the content", content, signature, toleratesExpiry: true);
                return null;
            }
            catch (SignatureException error)
            {
                refusals.Add($"{whose} does not vouch for its signature ({error.Why})");
            }
        }

        return refusals.Count == 0 ? "nobody can tell by whom it should be signed" : string.Join("; ", refusals);
    }

    private static IEnumerable<(string Certificate, string Whose)> Current(
        Workplace workplace,
        string? current,
        StreamVersion latest,
        string? next
    )
    {
        if (current is not null)
            yield return (current, "the certificate of the configuration");
        if (next is not null)
            yield return (next, "the next certificate of the configuration");
        if (
            workplace.Stage.FindRootCertificate(latest) is { } former
            && former.Trim() != current?.Trim()
            && IsOf(workplace, latest, former)
        )
            yield return (former, workplace.Stage.RootCertificateOf(latest));
    }

    // The record is signed below the root that took over, which so vouches for those before.
    private ImmutableArray<FormerRoot> Former(StagedTree stage)
    {
        try
        {
            return StreamRecord.Read(stage.StreamRecord, (record, signature) => Refuse(record, signature, _current.Value))?.FormerRoots
                ?? [];
        }
        catch (SignatureException)
        {
            return [];
        }
    }

    private static (string Certificate, string Whose) Named(FormerRoot root) =>
        (root.Certificate, $"the root that was exchanged at version {root.Until}");

    // It is not trusted yet: a version that it does not say is later than any.
    private static StreamVersion LatestOf<T>(byte[] content, Func<T, StreamVersion> latest)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(Encoding.UTF8.GetString(content), RecordJson.Options) is { } record
                ? latest(record)
                : new(uint.MaxValue);
        }
        catch (JsonException)
        {
            return new(uint.MaxValue);
        }
    }

    // The original factory recorded no certificate, but staged the one of each release.
    private static bool IsOf(Workplace workplace, StreamVersion latest, string certificate) =>
        ReleaseHistory.Read(workplace.Stage, latest) is { } release
        && (
            release.IsOriginal
            || release.Inputs.Settings.GetValueOrDefault(ReleaseInputs.RootCertificate) == SettingsFingerprint.OfCertificate(certificate)
        );
}
