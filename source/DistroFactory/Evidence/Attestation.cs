using System.Collections.Immutable;
using System.Text.Json;
using DistroFactory.Foundation;
using DistroFactory.Model;
using DistroFactory.Packages;
using DistroFactory.Stage;
using DistroFactory.State;
using DistroFactory.UpdateStream;
using DistroFactory.UpdateStream.Manifests;
using DistroFactory.UpdateStream.Signatures;

namespace DistroFactory.Evidence;

/// <summary>
/// Verifies what a release is said to be made of, from what is published and the certificate alone: from a signature to each file, and that
/// the documents agree with each other.
/// </summary>
/// <param name="place">What is published.</param>
/// <param name="signatures">Verifies by the certificate that clients pin.</param>
/// <param name="tell">Takes a line for each thing that was verified.</param>
/// <param name="cancellation">Stops it.</param>
internal sealed class Attestation(IEvidencePlace place, SignatureVerifier signatures, Action<string> tell, CancellationToken cancellation)
{
    private const int MostFiles = 1 << 20;

    private readonly EvidenceReader _reader = new(place);

    /// <summary>Verifies the evidence of a version.</summary>
    /// <param name="stream">What the signed record of the stream says.</param>
    /// <param name="version">The version.</param>
    /// <exception cref="AttestationException">Something does not hold.</exception>
    public void Verify(StreamRecord stream, StreamVersion version)
    {
        var recorded =
            stream.Find(version)
            ?? throw new AttestationException(
                $"version {version}",
                $"{StreamRecord.FileName} has no such version, but {Some(stream.Versions.Select(each => $"{each.Version}"))}"
            );
        var files = new EvidenceFiles(version);
        if (recorded.IsPruned)
            throw new AttestationException(
                $"version {version}",
                $"it was pruned, as {StreamRecord.FileName} says: its manifests, packages and images are gone"
            );
        if (recorded.Provenance is null || recorded.Release is null)
            throw new AttestationException(files.Provenance, $"version {version} was released without it, as {StreamRecord.FileName} says");

        var mom = ReadMom(version, recorded);
        var vouched = ReadProvenance(files, version, recorded);
        var record = EvidenceReader.Parse(
            files.Record,
            () =>
                JsonSerializer.Deserialize<ReleaseRecord>(
                    _reader.Read(files.Record, recorded.Release, StreamRecord.FileName),
                    RecordJson.Options
                ) ?? throw new JsonException("it is empty")
        );
        tell($"{files.Record}: the record that {StreamRecord.FileName} names");
        foreach (var file in vouched.Values)
            _reader.Check(file, files.Provenance, cancellation);
        tell(
            $"{vouched.Count} files, {ByteSize.Format(vouched.Values.Sum(file => file.Size))}: "
                + "as the provenance names them, images included"
        );
        Compare(files, vouched, stream.Namespace, record, mom);
    }

    private Manifest ReadMom(StreamVersion version, StreamRecordVersion recorded)
    {
        var path = EvidenceFiles.Mom(version);
        var content = _reader.Read(path, recorded.Mom, StreamRecord.FileName);
        signatures.Verify(path, content, _reader.Read(path + ".sig"), toleratesExpiry: true);
        tell($"{path}: signed, and the one that {StreamRecord.FileName} names");
        try
        {
            return ManifestReader.Parse(content, Manifest.MomName);
        }
        catch (FactoryException error)
        {
            throw new AttestationException(path, error.Why, error);
        }
    }

    private ImmutableSortedDictionary<string, EvidencedFile> ReadProvenance(
        EvidenceFiles files,
        StreamVersion version,
        StreamRecordVersion recorded
    )
    {
        var envelope = _reader.Read(files.Provenance, recorded.Provenance!, StreamRecord.FileName);
        var statement = Dsse.Open(files.Provenance, envelope, signatures, toleratesExpiry: true);
        var subjects = EvidenceReader.Parse(files.Provenance, () => Provenance.Read(statement));
        if (subjects.Length > MostFiles || subjects.DistinctBy(file => file.Path).Count() != subjects.Length)
            throw new AttestationException(files.Provenance, "it vouches for a file twice, or for too many");
        var vouched = subjects.ToImmutableSortedDictionary(file => file.Path, file => file, StringComparer.Ordinal);
        foreach (var (path, digest) in new[] { (EvidenceFiles.Mom(version), recorded.Mom), (files.Record, recorded.Release!) })
            if (vouched.GetValueOrDefault(path)?.Sha256 != digest)
                throw new AttestationException(files.Provenance, $"it does not vouch for the {path} that {StreamRecord.FileName} names");
        foreach (var path in new[] { files.Bom, files.Lock })
            if (!vouched.ContainsKey(path))
                throw new AttestationException(files.Provenance, $"it does not vouch for {path}");
        tell($"{files.Provenance}: signed (DSSE), vouches for {vouched.Count} files");
        return vouched;
    }

    private void Compare(
        EvidenceFiles files,
        ImmutableSortedDictionary<string, EvidencedFile> vouched,
        string name,
        ReleaseRecord record,
        Manifest mom
    )
    {
        var content = EvidenceReader.Parse(files.Lock, () => LockFile.Parse(Read(files, vouched[files.Lock])));
        if (content.Version != record.Version || content.Time != record.Timestamp || content.Namespace != name)
            throw new AttestationException(files.Lock, $"it is not of version {record.Version} of {name}");
        var bom = ReadBom(files, vouched[files.Bom]);
        if (bom.Version != $"{record.Version}")
            throw new AttestationException(files.Bom, $"it is a list of version {bom.Version}");
        var recorded = Urls(name, record.Packages.Select(package => (package.Nevra, package.Sha256)));
        RefuseDifference(
            files.Lock,
            Urls(name, content.Packages.Where(each => each.Ships).Select(each => (each.Nevra, each.Sha256))),
            recorded,
            files.Record
        );
        RefuseDifference(files.Bom, bom.Packages, recorded, files.Record);
        var bundles = Map(record.Bundles.Select(bundle => (bundle.Name, $"{bundle.Version}")));
        RefuseDifference(files.Bom, bom.Bundles, bundles, files.Record);
        RefuseDifference(
            EvidenceFiles.Mom(record.Version),
            Map(mom.Entries.Where(entry => entry.IsPresent).Select(entry => (entry.Name, $"{entry.Version}"))),
            bundles,
            files.Record
        );
        tell($"{recorded.Count} packages and {bundles.Count} bundles: record, lock, list of components and Manifest.MoM agree");
        foreach (var path in vouched.Keys.Where(path => files.ImageOf(path) is not null))
            CompareImage(files, vouched, path, bom);
    }

    private void CompareImage(EvidenceFiles files, ImmutableSortedDictionary<string, EvidencedFile> vouched, string path, BomReader stream)
    {
        var image = ReadBom(files, vouched[path]);
        foreach (var (url, sha256) in image.Packages)
            if (stream.Packages.GetValueOrDefault(url) != sha256)
                throw new AttestationException(path, $"{url} is not in {files.Bom}");
        foreach (var (name, sha256) in image.Files)
            if (vouched.GetValueOrDefault($"{files.Images}/{name}")?.Sha256 != sha256)
                throw new AttestationException(path, $"the image {name} is another one than {files.Provenance} vouches for");
        tell($"{path}: {image.Packages.Count} packages of the stream, in {string.Join(", ", image.Files.Keys)}");
    }

    private BomReader ReadBom(EvidenceFiles files, EvidencedFile file) =>
        EvidenceReader.Parse(file.Path, () => BomReader.Read(Read(files, file)));

    // Once more: a place may say something else when it is asked again.
    private byte[] Read(EvidenceFiles files, EvidencedFile file) => _reader.Read(file.Path, file.Sha256, files.Provenance);

    private static void RefuseDifference(
        string path,
        ImmutableSortedDictionary<string, string> found,
        ImmutableSortedDictionary<string, string> expected,
        string other
    )
    {
        var different = found
            .Keys.Union(expected.Keys)
            .Where(key => found.GetValueOrDefault(key) != expected.GetValueOrDefault(key))
            .Order(StringComparer.Ordinal)
            .ToArray();
        if (different.Length > 0)
            throw new AttestationException(path, $"it does not agree with {other} on {Some(different)}");
    }

    private static ImmutableSortedDictionary<string, string> Urls(string name, IEnumerable<(Nevra Package, string Sha256)> packages) =>
        Map(packages.Select(package => (PackageUrl.Of(name, package.Package), package.Sha256)));

    private static ImmutableSortedDictionary<string, string> Map(IEnumerable<(string Key, string Value)> pairs) =>
        pairs.DistinctBy(pair => pair.Key).ToImmutableSortedDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);

    private static string Some(IEnumerable<string> names)
    {
        const int Shown = 3;
        var all = names.ToArray();
        return string.Join(", ", all.Take(Shown)) + (all.Length > Shown ? $" and {all.Length - Shown} more" : "");
    }
}
