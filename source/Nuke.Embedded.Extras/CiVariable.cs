namespace Nuke.Embedded;

/// <summary>An environment variable that jobs need.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">Where its value comes from.</param>
public sealed record CiVariable(string Name, CiVariableKind Kind);
