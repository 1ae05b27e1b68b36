using DistroFactory.Foundation;
using DistroFactory.Model;
using DistroFactory.Run;
using DistroFactory.Stage;
using DistroFactory.UpdateStream;
using DistroFactory.UpdateStream.Signatures;
using DistroFactory.UpdateStream.Versions;

namespace DistroFactory.Steps.Images.Builders;

/// <summary>The stream that clr-installer installs from.</summary>
/// <param name="Stream">
/// The folder that clients would reach as <c>update/</c>; its version files lead to the version that was mixed.
/// </param>
/// <param name="Certificate">The file of the certificate clients pin.</param>
/// <param name="Format">The format to install.</param>
internal sealed record InstallerSource(string Stream, string Certificate, FormatNumber Format)
{
    /// <summary>
    /// What was mixed: mixer's own tree, or links to the versions of ours with the version files that the stage will get.
    /// </summary>
    public static InstallerSource Of(Workplace workplace, ReleasePlan plan, ISigner signer)
    {
        if (workplace.UsesMixer)
            return new(workplace.UpdateTree, workplace.MixerWorkspace.Certificate, plan.Format);
        var stream = ImageFolders.Of(workplace).Stream;
        Directory.CreateDirectory(stream);
        foreach (
            var version in Directory
                .EnumerateDirectories(workplace.UpdateTree)
                .Where(folder => StreamVersion.TryParse(Path.GetFileName(folder), out _))
        )
            File.CreateSymbolicLink(Path.Combine(stream, Path.GetFileName(version)), version);
        new VersionFiles(new StreamTree(stream).VersionFiles).Switch(VersionPointers.Of(plan.Mixes), signer);
        var certificate = Path.Combine(ImageFolders.Of(workplace).Root, "Swupd_Root.pem");
        AtomicFile.WriteAllText(certificate, signer.RootCertificatePem);
        return new(stream, certificate, plan.Format);
    }
}
