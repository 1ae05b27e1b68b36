using DistroFactory.Configuration;
using DistroFactory.UpdateStream;

namespace DistroFactory.Run;

/// <summary>A version that the command line names.</summary>
internal static class VersionOption
{
    /// <summary>Reads it.</summary>
    /// <param name="option">The option, such as <c>--to</c>.</param>
    /// <param name="text">What was given; null: nothing.</param>
    /// <returns>The number; null: nothing was given.</returns>
    /// <exception cref="ConfigurationException">It is no version.</exception>
    public static uint? Read(string option, string? text) =>
        text is null ? null
        : StreamVersion.TryParse(text, out var version) ? version.Value
        : throw new ConfigurationException($"Reading {option} {text}", "it is no version", "Versions are positive numbers.");
}
