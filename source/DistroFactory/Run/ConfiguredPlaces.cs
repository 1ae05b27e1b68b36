using System.Collections.Immutable;
using DistroFactory.Configuration;
using DistroFactory.Foundation;

namespace DistroFactory.Run;

/// <summary>The folders that command line and configuration name, to tell who can mend what fails there.</summary>
/// <param name="All">The folders, in any order.</param>
internal sealed record ConfiguredPlaces(ImmutableArray<ConfiguredPlace> All)
{
    /// <summary>The folders of a run.</summary>
    /// <param name="options">What the command line says.</param>
    /// <param name="workplace">What the configuration says; null while it is not read.</param>
    public static ConfiguredPlaces Of(ReleaseOptions options, Workplace? workplace) =>
        new([new(options.FactoryRoot, "the factory directory", "--factory-dir"), .. workplace is null ? [] : Of(workplace)]);

    /// <summary>The innermost one that a path lies in; null: none.</summary>
    public ConfiguredPlace? Find(string path) =>
        All.Where(place => FolderPath.IsWithin(path, place.Path)).MaxBy(place => place.Path.Length);

    private static IEnumerable<ConfiguredPlace> Of(Workplace workplace)
    {
        var configuration = workplace.Configuration;
        yield return new(workplace.Source.Folder, "the config repository", "--config");
        foreach (var target in configuration.Places.OfType<FolderTarget>())
            yield return new(target.Path, "a folder that is published to", "publish: in distro.yaml");
        foreach (var source in configuration.Content.OfType<FolderSource>())
            yield return new(source.Path, "a folder of packages", "content: in distro.yaml");
        if (configuration.StageFolder is { } stage)
            yield return new(stage, "the stage", "stage.folder in distro.yaml");
        if (configuration.WorkFolder is { } work)
            yield return new(work, "the work folder", "work.folder in distro.yaml");
        if (configuration.Bundles.Folder is { } bundles)
            yield return new(bundles, "the folder of the bundle definitions", "bundles.folder in distro.yaml");
        if (configuration.Images is { } images)
            yield return new(images.Templates, "the folder of the templates of images", "images.templates in distro.yaml");
    }
}
