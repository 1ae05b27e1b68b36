namespace Nuke.Embedded.Engine.Parameters;

/// <summary>A file of parameter values: of all runs, or of a profile.</summary>
/// <param name="Root">The root directory: the file lies in its <c>.nuke</c>, and paths in the file are relative to it.</param>
/// <param name="Profile">The profile; null for the file of all runs.</param>
internal sealed record ParameterFile(string Root, string? Profile)
{
    /// <summary>Its name, relative to the root directory.</summary>
    public string Name => Profile is null ? ".nuke/parameters.json" : $".nuke/parameters.{Profile}.json";

    public string Path => System.IO.Path.Combine(Root, Name);
}
