using DistroFactory.Foundation;
using DistroFactory.Run;
using DistroFactory.UpdateStream;
using DistroFactory.UpdateStream.Versions;

namespace DistroFactory.Unfinished;

/// <summary>
/// The latest version that was ever staged, kept in the state folder. A stage that is gone, or was set back to an older copy, would make
/// that version once more with other content, and no system that has the first one could ever be updated.
/// </summary>
/// <param name="workplace">The namespace and its stage.</param>
internal sealed class StagedVersionGuard(Workplace workplace)
{
    private readonly string _path = Path.Combine(workplace.Directory.State, "served");

    /// <summary>Remembers what the stage serves.</summary>
    public void Remember(StreamVersion version) => AtomicFile.WriteAllText(_path, $"{version}\n");

    /// <summary>Lets a stage through that serves what was staged last, or something newer that another machine staged.</summary>
    /// <exception cref="FactoryException">It serves less.</exception>
    public void RefuseLoss()
    {
        if (!File.Exists(_path) || !VersionFiles.TryParse(File.ReadAllBytes(_path), out var remembered))
            return;
        var served = workplace.Stage.ReadLatest();
        if (served >= remembered)
            return;
        throw new FactoryException(
            $"Looking for release {remembered} in {workplace.Stage.Root}",
            served == StreamVersion.None ? "nothing is staged there any more" : $"the latest there is {served}",
            "Restore the stage from where it is published, or from a backup; when it was moved, correct "
                + $"stage.folder or --factory-dir. If no system has release {remembered}, remove {_path} to go on "
                + $"{(served == StreamVersion.None ? "with a first release" : $"from {served}")}."
        );
    }
}
