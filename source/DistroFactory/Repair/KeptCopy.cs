namespace DistroFactory.Repair;

/// <summary>What may be the content of a published file; nobody knows before it was checked.</summary>
/// <param name="Place">Where it comes from, for the log.</param>
/// <param name="Write">Writes it.</param>
internal sealed record KeptCopy(string Place, Action<Stream> Write)
{
    /// <summary>A file as it is.</summary>
    public static KeptCopy OfFile(string path) =>
        new(
            path,
            target =>
            {
                using var file = File.OpenRead(path);
                file.CopyTo(target);
            }
        );
}
