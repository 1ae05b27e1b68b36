namespace DistroFactory.Mixing.Bundles;

/// <summary>A bundle definition is wrong.</summary>
/// <param name="file">The definition.</param>
/// <param name="line">Its line, from 1; 0 for the whole file.</param>
/// <param name="why">What is wrong.</param>
/// <param name="advice">What to do.</param>
public sealed class BundleException(string file, int line, string why, string? advice = null)
    : MixException($"Reading bundle definition {(line == 0 ? file : $"{file}:{line}")}", why, advice);
