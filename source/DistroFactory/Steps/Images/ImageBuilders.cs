using DistroFactory.Configuration;
using DistroFactory.Model;
using DistroFactory.Run;
using DistroFactory.State;
using DistroFactory.Steps.Images.Builders;
using DistroFactory.Steps.Images.Embedded;
using DistroFactory.UpdateStream.Signatures;

namespace DistroFactory.Steps.Images;

/// <summary>Who makes the images of a configuration.</summary>
internal static class ImageBuilders
{
    /// <summary>clr-installer when it is asked for, or installed and nothing else asked for; else the factory itself.</summary>
    public static IImageBuilder Open(Workplace workplace, ReleasePlan plan, ImagesConfiguration images, ISigner signer)
    {
        if (ImageEngineChoice.UsesInstaller(images))
            return new ClrInstallerBuilder(
                InstallerSource.Of(workplace, plan, signer),
                ImageFolders.Of(workplace),
                workplace.ToolVariables
            );
        var mix = workplace.Records.Load(ReleaseRecords.Mix);
        return new EmbeddedBuilder(
            new(mix.OutputDirectory, plan.Version, mix.Timestamp, signer.RootCertificatePem),
            images.Formats,
            workplace.Configuration.Title
        );
    }
}
