using DistroFactory.Foundation;

namespace DistroFactory.Mixing.Bundles;

/// <summary>
/// The bundle definitions are wrong. They are a part of the configuration, so the run ends as with any other mistake there.
/// </summary>
public sealed class BundleException : MixException
{
    /// <summary>A line of a definition is wrong.</summary>
    /// <param name="file">The definition.</param>
    /// <param name="line">Its line, from 1; 0 for the whole file.</param>
    /// <param name="why">What is wrong.</param>
    /// <param name="advice">What to do.</param>
    public BundleException(string file, int line, string why, string? advice = null)
        : base($"Reading bundle definition {Place(file, line)}", why, advice) { }

    /// <summary>The definitions do not fit together, or not to the packages there are.</summary>
    public BundleException(string what, string why, string? advice = null, Exception? inner = null)
        : base(what, why, advice, inner) { }

    /// <inheritdoc/>
    public override FactoryExitCode ExitCode => FactoryExitCode.Usage;

    /// <summary>A line of a definition as errors name it.</summary>
    public static string Place(string file, int line) => line == 0 ? file : $"{file}:{line}";
}
