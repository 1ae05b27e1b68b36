using DistroFactory.Model;
using DistroFactory.Repair;
using DistroFactory.Run;
using DistroFactory.Signing;
using DistroFactory.Stage;
using DistroFactory.UpdateStream;
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
    /// <param name="nextRootPem">The certificate that takes its place at the next format bump; null: none.</param>
    public PlaceTrust(Workplace workplace, string? rootCertificatePem, string? nextRootPem = null)
    {
        Namespace = workplace.Directory.Namespace;
        _signers = new(workplace, rootCertificatePem, workplace.Stage.ReadLatest(), nextRootPem);
        _files = new(new StreamTree(workplace.Stage.Update), new KeptCopies(workplace), _signers);
    }

    /// <summary>The trust in whoever signs now, and next. Makes no key.</summary>
    public static PlaceTrust Of(Workplace workplace)
    {
        var roots = ReleaseSigner.FindRoots(workplace);
        return new(workplace, roots.Current ?? ReleaseSigner.FindPinnedCertificate(workplace), roots.Next);
    }

    /// <summary>The trust in signers that are at hand.</summary>
    public static PlaceTrust Of(Workplace workplace, ReleaseSigners signers) =>
        new(workplace, signers.Current.RootCertificatePem, signers.Roots.Next);

    /// <summary>The namespace.</summary>
    public string Namespace { get; }

    /// <summary>Why some content is not signed with the keys of the distribution; null when it is.</summary>
    /// <param name="content">A MoM, or a pointer.</param>
    /// <param name="signature">Its signature.</param>
    /// <param name="version">The version that it is of, or leads to.</param>
    public string? Refuse(byte[] content, byte[] signature, StreamVersion version) => _signers.Refuse(content, signature, version);

    /// <summary>What is wrong with a file of a version that the stage has; null when it is what was published.</summary>
    /// <param name="file">The file, wherever it lies.</param>
    /// <param name="path">Its path below the root of a stage or place.</param>
    public string? RefuseFile(string file, string path) =>
        path.StartsWith("update/", StringComparison.Ordinal)
            ? _files.Refuse(file, path["update/".Length..])
            : "nothing says what it should be";

    /// <summary>The record of a tree; null when it has none.</summary>
    /// <exception cref="UpdateStream.Signatures.SignatureException">It is not of this distribution, or damaged.</exception>
    public StreamRecord? ReadRecord(StagedTree tree) => _signers.ReadRecord(tree.StreamRecord);

    /// <summary>The record of a channel; null when it has none.</summary>
    /// <param name="channel">The tree of the channel.</param>
    /// <exception cref="UpdateStream.Signatures.SignatureException">It is not of this distribution, or damaged.</exception>
    public ChannelRecord? ReadChannelRecord(StagedTree channel) => _signers.ReadChannelRecord(channel.ChannelRecord);
}
