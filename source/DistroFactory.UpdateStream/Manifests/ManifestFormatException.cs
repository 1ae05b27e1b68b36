namespace DistroFactory.UpdateStream.Manifests;

/// <summary>The text of a manifest breaks the format.</summary>
/// <param name="name">Name of the manifest.</param>
/// <param name="line">Number of the offending line, from 1; 0 when it is the text as a whole.</param>
/// <param name="why">What is wrong there.</param>
public sealed class ManifestFormatException(string name, int line, string why)
    : UpdateStreamException(line == 0 ? $"Reading Manifest.{name}" : $"Reading Manifest.{name}, line {line}", why)
{
    /// <summary>Number of the offending line, from 1; 0 when it is the text as a whole.</summary>
    public int Line => line;
}
