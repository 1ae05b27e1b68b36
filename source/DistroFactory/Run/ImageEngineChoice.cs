using DistroFactory.Configuration;
using DistroFactory.Connections.Commands;

namespace DistroFactory.Run;

/// <summary>Who makes the images of a configuration.</summary>
internal static class ImageEngineChoice
{
    /// <summary>Name of clr-installer's command in PATH.</summary>
    public const string Installer = "clr-installer";

    /// <summary>Whether clr-installer makes them: when it is asked for, or when it is installed and nothing else is asked for.</summary>
    public static bool UsesInstaller(ImagesConfiguration images) =>
        images.Engine == Installer || (images.Engine == "auto" && CommandPath.Find(Installer) is not null);
}
