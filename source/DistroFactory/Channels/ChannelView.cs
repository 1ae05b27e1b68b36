using System.Collections.Immutable;
using DistroFactory.Run;
using DistroFactory.Stage;
using DistroFactory.UpdateStream;
using DistroFactory.UpdateStream.Signatures;
using DistroFactory.UpdateStream.Verification;
using DistroFactory.UpdateStream.Versions;

namespace DistroFactory.Channels;

/// <summary>
/// The stream as the machines of a channel will see it when a version is promoted: links to the versions of the stage, and version files of
/// its own. So it can be tried before anything leads there.
/// </summary>
internal sealed class ChannelView
{
    private readonly StagedTree _tree;
    private readonly StagedTree _stage;
    private readonly StreamVersion _version;
    private readonly string _root;

    /// <summary>Makes the view.</summary>
    /// <param name="workplace">The stage.</param>
    /// <param name="channel">The channel.</param>
    /// <param name="version">The version.</param>
    /// <param name="signer">Signs its version files.</param>
    /// <param name="folder">Where it is made; the caller removes it.</param>
    public ChannelView(Workplace workplace, Channel channel, StreamVersion version, ISigner signer, string folder)
    {
        (_stage, _version, _root) = (workplace.Stage, version, signer.RootCertificatePem);
        _tree = new(Path.Combine(folder, "view"));
        Directory.CreateDirectory(_tree.Update);
        foreach (var each in StreamTree.VersionsIn(_stage.Update).Where(each => each <= version))
            Directory.CreateSymbolicLink(_tree.UpdateOf(each), _stage.UpdateOf(each));
        if (Directory.Exists(channel.Tree.VersionFiles))
            new VersionFiles(_tree.VersionFiles).Follow(channel.Tree.VersionFiles);
        ChannelPointers.Fill(_tree, _stage, version, signer);
    }

    /// <summary>The directory that machines read as <c>update/</c>.</summary>
    public string Update => _tree.Update;

    /// <summary>Updates machines from versions that they may have.</summary>
    /// <param name="versions">The versions.</param>
    /// <param name="staging">A folder for what they fetch; the caller removes it.</param>
    /// <param name="progress">Told how many are done.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>Why some of them cannot get there, one sentence each.</returns>
    public ImmutableArray<string> FindStranded(
        IReadOnlyCollection<StreamVersion> versions,
        string staging,
        Action<int> progress,
        CancellationToken cancellation
    )
    {
        var stranded = ImmutableArray.CreateBuilder<string>();
        var check = new JourneyCheck(Update, staging);
        foreach (var (index, from) in versions.Index())
        {
            cancellation.ThrowIfCancellationRequested();
            if (check.Refuse(from, _version, _stage.FindRootCertificate(from) ?? _root) is { } why)
                stranded.Add($"a machine at version {from} does not get to {_version}: {why}");
            progress(index + 1);
        }

        return stranded.ToImmutable();
    }
}
