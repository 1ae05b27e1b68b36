using DistroFactory.Configuration;

namespace DistroFactory.Run;

/// <summary>The folders of a configuration that are read as a whole and published with a release.</summary>
internal static class RepositoryFolders
{
    /// <summary>Lets them through if everything in them lies in its repository and nothing is a private key.</summary>
    /// <exception cref="ConfigurationException">Something is not as it must be.</exception>
    public static void RefuseForeign(Workplace workplace)
    {
        foreach (var folder in workplace.BundleDirectories)
            _ = Bundles(workplace, folder).Files();
        if (workplace.Configuration.Bundles.LocalPackages is { } list)
            RepositoryFolder.RefuseForeign(list, workplace.Source.Folder);
        if (workplace.Configuration.Images is { } images)
            _ = Templates(workplace, images.Templates).Files();
    }

    /// <summary>The bundle definitions.</summary>
    public static RepositoryFolder Bundles(Workplace workplace, string folder) =>
        new(folder, workplace.BundleSource?.Folder ?? workplace.Source.Folder);

    /// <summary>The templates of images, and the scripts beside them.</summary>
    public static RepositoryFolder Templates(Workplace workplace, string folder) => new(folder, workplace.Source.Folder);
}
