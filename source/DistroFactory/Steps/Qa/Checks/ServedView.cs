using DistroFactory.Foundation;
using DistroFactory.Model;
using DistroFactory.Signing;
using DistroFactory.Stage;
using DistroFactory.UpdateStream.Versions;

namespace DistroFactory.Steps.Qa.Checks;

/// <summary>
/// The stream as clients will see it when a release is staged: links to the versions of the stage, and version files of its own that lead
/// to the new one. So a client can be tried before anything leads there.
/// </summary>
/// <param name="Update">The folder that clients fetch from.</param>
/// <param name="Certificate">The certificate that clients of the version pin, a file.</param>
/// <param name="IsSigned">Whether its version files are signed.</param>
internal sealed record ServedView(string Update, string Certificate, bool IsSigned)
{
    /// <summary>Makes it.</summary>
    /// <param name="stage">The stage.</param>
    /// <param name="plan">The plan of the release.</param>
    /// <param name="signers">Who signs its version files.</param>
    /// <param name="folder">Where it is made.</param>
    public static ServedView Make(StagedTree stage, ReleasePlan plan, PlanSigners signers, string folder)
    {
        var view = new StagedTree(folder);
        Directory.CreateDirectory(view.Update);
        Directory.CreateDirectory(view.Releases);
        foreach (var version in StreamTree.VersionsIn(stage.Update).Where(version => version <= plan.Version))
            Directory.CreateSymbolicLink(view.UpdateOf(version), stage.UpdateOf(version));
        if (Directory.Exists(stage.VersionFiles))
            LinkedTree.Fill(stage.VersionFiles, view.VersionFiles);
        var signs = MixerSigner.CanSign(signers.Latest);
        VersionPointers.Switch(view, VersionPointers.Of(plan.Mixes, signers.Of), signs ? signers.Latest : null);
        var certificate = Path.Combine(folder, "Swupd_Root.pem");
        AtomicFile.WriteAllText(certificate, signers.Latest.RootCertificatePem);
        return new(view.Update, certificate, signs);
    }
}
