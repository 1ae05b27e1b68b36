using System.Collections.Immutable;
using DistroFactory.UpdateStream;

namespace DistroFactory.Model;

/// <summary>What came of the images of a release.</summary>
/// <param name="Version">The version they hold.</param>
/// <param name="Folder">Where the finished files are; beside each its checksum and, if it is signed, the signature of that.</param>
/// <param name="Results">One for each template, by name.</param>
internal sealed record ImagesRecord(StreamVersion Version, string Folder, ImmutableArray<ImageResult> Results)
{
    /// <summary>The files of all images.</summary>
    public IEnumerable<ImageFile> Files => Results.SelectMany(result => result.Files);

    /// <summary>What each failed image is to be warned of.</summary>
    public IEnumerable<string> Failures =>
        Results.Where(result => result.Failure is not null).Select(result => $"The image {result.Name} is missing: {result.Failure}");

    /// <summary>How many there are, for a summary.</summary>
    public string Sum
    {
        get
        {
            var failed = Results.Where(result => result.Failure is not null).Select(result => result.Name).ToArray();
            return $"{Results.Length - failed.Length}" + (failed.Length == 0 ? "" : $", failed: {string.Join(", ", failed)}");
        }
    }
}

/// <summary>What came of one template.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Files">The files for the stage; none when it failed.</param>
/// <param name="Log">The log of its making.</param>
/// <param name="Failure">Why it failed; null when it did not.</param>
internal sealed record ImageResult(string Name, ImmutableArray<ImageFile> Files, string Log, string? Failure = null)
{
    /// <summary>The bundles that its template names.</summary>
    public ImmutableArray<string> Bundles { get; init; } = [];
}

/// <summary>A file of an image.</summary>
/// <param name="Name">Its name in the stage.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Checksum">Its SHA-512, lower-case hexadecimal digits; null for checksum files and signatures.</param>
internal sealed record ImageFile(string Name, long Bytes, string? Checksum = null);
