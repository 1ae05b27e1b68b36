using DistroFactory.Foundation;
using DistroFactory.Model;
using DistroFactory.UpdateStream;
using DistroFactory.UpdateStream.Signatures;
using DistroFactory.UpdateStream.Versions;

namespace DistroFactory.Stage;

/// <summary>
/// The pointers of a stage: version files with signatures, links, and the file <c>latest</c>. They are what makes a version public,
/// so they are switched last, and among them the version files that clients read first.
/// </summary>
internal static class VersionPointers
{
    /// <summary>Makes a version the latest.</summary>
    public static void Switch(StagedTree stage, StreamVersion version, FormatNumber format, ISigner signer) =>
        Switch(stage, [new(format, version, version)], signer);

    /// <summary>Makes the versions of a release public: the latest of each format, and the latest of all.</summary>
    public static void Switch(StagedTree stage, IReadOnlyCollection<FormatPointer> formats, ISigner? signer)
    {
        new VersionFiles(stage.VersionFiles).Switch(formats, signer);
        Follow(stage, formats.Max(pointer => pointer.Latest));
    }

    /// <summary>Where the pointers of each format of a plan are to lead: that of a format that ends stays at its bridge forever.</summary>
    /// <param name="mixes">The versions of the plan.</param>
    /// <param name="signer">Who signs a version, and the pointer that leads to it; null: one signs all.</param>
    public static IReadOnlyCollection<FormatPointer> Of(IEnumerable<PlannedMix> mixes, Func<PlannedMix, ISigner>? signer = null) =>
        [
            .. mixes
                .GroupBy(mix => mix.Format)
                .Select(format => new FormatPointer(format.Key, format.First().FormatFirst, format.Last().Version)
                {
                    Signer = format.Last().IsSignedByFormerRoot ? signer?.Invoke(format.Last()) : null,
                }),
        ];

    /// <summary>Lets links and <c>latest</c> follow the version files; also mends what a killed run left between the two.</summary>
    public static void Follow(StagedTree stage, StreamVersion version)
    {
        Pointer.Switch(stage.UpdateLatest, $"./{version}");
        Pointer.Switch(stage.ReleasesLatest, $"./{version}");
        Pointer.Switch(stage.Images, $"./releases/{version}/images");
        AtomicFile.WriteAllText(stage.Latest, $"{version}\n");
    }

    /// <summary>
    /// Mends the pointers that this factory switched and a killed run left half switched. The stage of the original factory is taken
    /// over when its first release is staged.
    /// </summary>
    public static void Repair(StagedTree stage)
    {
        var latest = stage.ReadServed();
        if (latest != StreamVersion.None && !Agree(stage, latest))
            Follow(stage, latest);
    }

    /// <summary>Whether every pointer leads to a version.</summary>
    public static bool Agree(StagedTree stage, StreamVersion version) =>
        File.Exists(stage.Latest)
        && File.ReadAllText(stage.Latest).Trim() == $"{version}"
        && new FileInfo(stage.UpdateLatest).LinkTarget == $"./{version}"
        && new FileInfo(stage.ReleasesLatest).LinkTarget == $"./{version}";
}
