using DistroFactory.Configuration;
using DistroFactory.Foundation;

namespace DistroFactory.Run;

/// <summary>
/// The places of a configuration that may not lie in each other, for what is written to one would be taken for content of the other, or be
/// removed with it.
/// </summary>
internal static class PlaceCheck
{
    /// <summary>
    /// Lets places through that keep out of each other's way; asked before the work area is emptied and a checkout moved into it.
    /// </summary>
    /// <exception cref="ConfigurationException">Two do not.</exception>
    public static void RefuseOverlaps(Workplace workplace)
    {
        var stage = ("the stage", workplace.Stage.Root);
        RefuseOverlap(stage, ("the work folder", workplace.ToolFolder), "work.folder or stage.folder");
        foreach (var target in workplace.Configuration.Places.OfType<FolderTarget>())
            RefuseOverlap(stage, ("a folder that is published to", target.Path), "publish or stage.folder");
        // It is emptied when a run begins.
        RefuseWithin(("the config folder", workplace.Source.Folder), workplace);
        foreach (var source in workplace.Configuration.Content.OfType<FolderSource>())
            RefuseWithin(("a folder of content", source.Path), workplace);
    }

    private static void RefuseWithin((string Name, string Path) place, Workplace workplace)
    {
        if (FolderPath.IsWithin(place.Path, workplace.Directory.Work))
            throw Overlap(
                place,
                ("the work area, which every run empties", workplace.Directory.Work),
                "it, or choose another --factory-dir"
            );
    }

    private static void RefuseOverlap((string Name, string Path) one, (string Name, string Path) other, string key)
    {
        if (FolderPath.IsWithin(one.Path, other.Path) || FolderPath.IsWithin(other.Path, one.Path))
            throw Overlap(one, other, key + " in distro.yaml");
    }

    private static ConfigurationException Overlap((string Name, string Path) one, (string Name, string Path) other, string what) =>
        new(
            "Looking at the places of the configuration",
            $"{one.Name} ({one.Path}) and {other.Name} ({other.Path}) lie in each other",
            $"Move {what}."
        );
}
