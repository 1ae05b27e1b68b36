using DistroFactory.Configuration;
using DistroFactory.Images.Embedded;
using DistroFactory.Planning;
using DistroFactory.Releasing;
using DistroFactory.UpdateStream.Signatures;

namespace DistroFactory.Images;

/// <summary>Who makes the images of a configuration.</summary>
public static class ImageBuilders
{
    /// <summary>clr-installer when it is asked for, or installed and nothing else asked for; else the factory itself.</summary>
    public static IImageBuilder Open(Workplace workplace, ReleasePlan plan, ImagesConfiguration images, ISigner signer)
    {
        if (UsesInstaller(images))
            return new ClrInstallerBuilder(InstallerSource.Of(workplace, plan, signer), ImageFolders.Of(workplace), workplace.ToolVariables);
        var mix = workplace.Records.Load(ReleaseRecords.Mix);
        return new EmbeddedBuilder(
            new(mix.OutputDirectory, plan.Version, mix.Timestamp, signer.RootCertificatePem), images.Formats, workplace.Configuration.Title);
    }

    /// <summary>Whether clr-installer makes them on this machine.</summary>
    public static bool UsesInstaller(ImagesConfiguration images)
        => images.Engine == "clr-installer" || (images.Engine == "auto" && ClrInstallerBuilder.IsInstalled);
}
