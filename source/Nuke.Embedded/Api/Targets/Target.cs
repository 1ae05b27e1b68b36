namespace Nuke.Common;

/// <summary>A target of a build: receives an empty definition and returns the filled one.</summary>
public delegate ITargetDefinition Target(ITargetDefinition definition);
