using System.Collections.Immutable;
using DistroFactory.Foundation;
using DistroFactory.Stage;
using DistroFactory.UpdateStream;
using DistroFactory.UpdateStream.Manifests;
using DistroFactory.UpdateStream.Signatures;
using DistroFactory.UpdateStream.Versions;

namespace DistroFactory.Places;

/// <summary>Whose stream lies at a place, and which versions of it: what a publication is held against before a byte is sent.</summary>
internal sealed class PlaceSurvey
{
    private readonly StagedTree _tree;
    private readonly string _place;
    private readonly PlaceTrust _trust;
    private readonly SignatureException? _refusedRecord;

    /// <summary>Surveys a place.</summary>
    /// <param name="tree">What was seen of it.</param>
    /// <param name="place">Its name.</param>
    /// <param name="trust">What is ours.</param>
    /// <exception cref="PublishException">A link is in the way, or it is another namespace's.</exception>
    public PlaceSurvey(StagedTree tree, string place, PlaceTrust trust)
    {
        (_tree, _place, _trust) = (tree, place, trust);
        PlaceLinks.RefuseIn(tree, place);
        Versions = [.. StreamTree.VersionsIn(tree.Update).Order()];
        try
        {
            Record = trust.ReadRecord(tree);
        }
        catch (SignatureException error)
        {
            _refusedRecord = error;
        }

        if (Record is { } record && record.Namespace != trust.Namespace)
        {
            throw new PublishException(
                $"Publishing {trust.Namespace} to {place}",
                $"it is the place of the namespace {record.Namespace}, as its {StreamRecord.FileName} says",
                "Correct the place in the configuration: each namespace needs its own."
            );
        }

        var served = ReadServed(tree);
        Newest = Record?.Latest > served ? Record.Latest : served;
    }

    /// <summary>The record there; null: there is none, or none that counts.</summary>
    public StreamRecord? Record { get; }

    /// <summary>The versions whose directories are there, oldest first.</summary>
    public ImmutableArray<StreamVersion> Versions { get; }

    /// <summary>The newest version that was published there, as far as anything says it.</summary>
    public StreamVersion Newest { get; }

    /// <summary>Which versions are kept there and which were pruned, as the record there says.</summary>
    public KeptVersions Kept => Record?.Kept ?? KeptVersions.All;

    /// <summary>Whether the MoM of a version is there.</summary>
    public bool HasMom(StreamVersion version) => File.Exists(PreparedVersion.Mom(_tree, version));

    /// <summary>Holds what is there against what is to be published.</summary>
    /// <returns>The files there that are damaged: what they were says the record, or their own signature.</returns>
    /// <exception cref="PublishException">It is another distribution's, or a version there is another than the stage has.</exception>
    public ImmutableArray<string> Compare(Publication publication)
    {
        var damaged = ImmutableArray.CreateBuilder<string>();
        var staged = publication.Versions.Where(version => File.Exists(PreparedVersion.Mom(publication.Stage, version))).ToHashSet();
        foreach (var version in Versions)
        {
            var path = $"update/{version}/Manifest.{Manifest.MomName}";
            var there = ReadMom(version);
            if (!staged.Contains(version))
            {
                // Of a version that was pruned there is only what later ones need.
                if (there is null && (Kept.IsPruned(version) || publication.Kept.IsPruned(version)))
                    continue;
                if (RefuseMom(version) is { } why)
                    throw Foreign(
                        publication,
                        $"version {version} is there, which the stage {publication.Stage.Root} does not have, and {why}"
                    );
            }
            else if (there is not null && !there.AsSpan().SequenceEqual(File.ReadAllBytes(PreparedVersion.Mom(publication.Stage, version))))
            {
                if (!WasOurs(publication, version))
                    throw Another(publication, version, PreparedVersion.MomHash(_tree, version));
                damaged.Add(path);
            }
        }

        // A root may have been exchanged since the record was signed; what is there still shows whose place it is.
        if (_refusedRecord is not null && !Versions.Any(version => staged.Contains(version) || RefuseMom(version) is null))
            throw Foreign(publication, $"{_refusedRecord.What}: {_refusedRecord.Why}");
        CompareRecord(publication, staged);
        return damaged.ToImmutable();
    }

    /// <summary>Why the MoM of a version there is not of this distribution; null when it is.</summary>
    public string? RefuseMom(StreamVersion version) =>
        ReadMom(version) is not { } mom ? "it has no Manifest.MoM that would say whose it is"
        : ReadSignature(version) is not { } signature ? "its Manifest.MoM is not signed"
        : _trust.Refuse(mom, signature, version);

    /// <summary>The MoM of a version there; null: there is none.</summary>
    public byte[]? ReadMom(StreamVersion version) => Read(PreparedVersion.Mom(_tree, version));

    // Its versions were published, whether their directories are still there or not.
    private void CompareRecord(Publication publication, HashSet<StreamVersion> staged)
    {
        foreach (var (version, mom, _, _) in Record?.Versions ?? [])
        {
            if (version > publication.Version)
                continue;
            var ours = staged.Contains(version)
                ? PreparedVersion.MomHash(publication.Stage, version)
                : publication.Record?.Find(version)?.Mom;
            if (ours is null && publication.Record is not null)
                throw Foreign(
                    publication,
                    $"version {version} was published there, of which the stage {publication.Stage.Root} knows nothing"
                );
            if (ours is not null && ours != mom)
                throw Another(publication, version, mom);
        }
    }

    // The file is damaged where the signature beside it, or the record, vouches for what the stage has.
    private bool WasOurs(Publication publication, StreamVersion version)
    {
        var mom = File.ReadAllBytes(PreparedVersion.Mom(publication.Stage, version));
        return Record?.Find(version)?.Mom == PreparedVersion.MomHash(publication.Stage, version)
            || (ReadSignature(version) is { } beside && _trust.Refuse(mom, beside, version) is null);
    }

    private PublishException Another(Publication publication, StreamVersion version, string there) =>
        new(
            $"Publishing version {publication.Version} to {_place}",
            $"version {version} is there already, and is another one: its Manifest.MoM (SHA-256 {there[..12]}…) is not that of the stage "
                + $"{publication.Stage.Root} ({PreparedVersion.MomHash(publication.Stage, version)[..12]}…)"
                + (RefuseMom(version) is { } why ? $", and {why}" : ", though signed with the same keys"),
            "A version that was published never changes: systems that have it could not be updated. Find out which factory published it. "
                + "If this one made the version again from an older state, restore its directory, or begin with an empty one: it takes "
                + "over what is published. If it is another distribution, correct the place in the configuration."
        );

    private PublishException Foreign(Publication publication, string why) =>
        new(
            $"Publishing version {publication.Version} to {_place}",
            $"{why}: is it another distribution's place?",
            "Correct the place or the stage in the configuration. Nothing there is removed or replaced."
        );

    private byte[]? ReadSignature(StreamVersion version)
    {
        var beside = Read(new StreamTree(_tree.Update).MomSignature(version));
        var tar = new StreamTree(_tree.Update).ManifestTar(version, Manifest.MomName);
        if (beside is not null || !File.Exists(tar))
            return beside;
        try
        {
            using var file = File.OpenRead(tar);
            return ManifestTar.Read(file, Manifest.MomName).Signature;
        }
        catch (FactoryException)
        {
            return null;
        }
    }

    private static byte[]? Read(string path) => File.Exists(path) ? File.ReadAllBytes(path) : null;

    // None where the pointers are damaged: its versions and its record still say whose it is.
    private static StreamVersion ReadServed(StagedTree tree)
    {
        try
        {
            return tree.ReadLatest();
        }
        catch (FactoryException)
        {
            return StreamVersion.None;
        }
    }
}
