namespace DistroFactory.Run;

/// <summary>Where images are made: below the folder of the tools.</summary>
/// <param name="Tools">That folder.</param>
internal sealed record ImageFolders(string Tools)
{
    /// <summary>Everything of images but their logs; emptied before images are made.</summary>
    public string Root => Path.Combine(Tools, "images");

    /// <summary>The files for the stage.</summary>
    public string Finished => Path.Combine(Root, "finished");

    /// <summary>The update stream as clr-installer reads it, where nobody else made its version files.</summary>
    public string Stream => Path.Combine(Root, "stream");

    /// <summary>The folders of a work area.</summary>
    public static ImageFolders Of(Workplace workplace) => new(workplace.ToolFolder);

    /// <summary>Where one image is made.</summary>
    public string Building(string image) => Path.Combine(Root, "building", image);

    /// <summary>What the factory did for an image, and what commands said.</summary>
    public string Log(string image) => Path.Combine(Tools, "logs", $"image-{image}.log");

    /// <summary>What clr-installer writes of its own accord.</summary>
    public string InstallerLog(string image) => Path.Combine(Tools, "logs", $"clr-installer-{image}.log");
}
