namespace Nuke.Embedded.Engine.Reports;

/// <summary>A parameter that was given.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its value; <c>***</c> for a secret.</param>
/// <param name="Source">Where it came from, such as <c>on the command line</c>.</param>
internal sealed record ParameterRecord(string Name, string Value, string Source);
