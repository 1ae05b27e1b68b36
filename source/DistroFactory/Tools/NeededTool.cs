namespace DistroFactory.Tools;

/// <summary>A command of the machine that a release of a configuration is going to run.</summary>
/// <param name="Program">Its name, or its path.</param>
/// <param name="Key">The key that needs it, as one would write it in <c>distro.yaml</c>.</param>
/// <param name="Otherwise">How to do without it; null: not at all.</param>
internal sealed record NeededTool(string Program, string Key, string? Otherwise = null);
