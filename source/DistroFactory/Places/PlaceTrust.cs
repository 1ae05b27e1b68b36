using DistroFactory.Repair;
using DistroFactory.Run;
using DistroFactory.Stage;
using DistroFactory.UpdateStream.Versions;

namespace DistroFactory.Places;

/// <summary>What a distribution recognises as its own: its namespace, and what is signed with its keys.</summary>
internal sealed class PlaceTrust
{
    private readonly MomTrust _signers;
    private readonly PublishedFileCheck _files;

    /// <summary>The trust of a configuration.</summary>
    /// <param name="workplace">Configuration and stage.</param>
    /// <param name="rootCertificatePem">The certificate that clients pin; null: nobody made it yet.</param>
    public PlaceTrust(Workplace workplace, string? rootCertificatePem)
    {
        Namespace = workplace.Directory.Namespace;
        _signers = new(workplace, rootCertificatePem, workplace.Stage.ReadLatest());
        _files = new(new StreamTree(workplace.Stage.Update), new KeptCopies(workplace), _signers);
    }

    /// <summary>The namespace.</summary>
    public string Namespace { get; }

    /// <summary>Why some content is not signed with the keys of the distribution; null when it is.</summary>
    public string? Refuse(byte[] content, byte[] signature) => _signers.Refuse(content, signature);

    /// <summary>What is wrong with a file of a version that the stage has; null when it is what was published.</summary>
    /// <param name="file">The file, wherever it lies.</param>
    /// <param name="path">Its path below the root of a stage or place.</param>
    public string? RefuseFile(string file, string path) =>
        path.StartsWith("update/", StringComparison.Ordinal)
            ? _files.Refuse(file, path["update/".Length..])
            : "nothing says what it should be";

    /// <summary>The record of a tree; null when it has none.</summary>
    /// <exception cref="UpdateStream.Signatures.SignatureException">It is not of this distribution, or damaged.</exception>
    public StreamRecord? ReadRecord(StagedTree tree) => StreamRecord.Read(tree.StreamRecord, Refuse);
}
