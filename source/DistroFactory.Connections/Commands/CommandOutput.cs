namespace DistroFactory.Connections.Commands;

/// <summary>What a command that succeeded said.</summary>
/// <param name="Text">Its standard output, secrets not hidden: it is for the program that asked.</param>
/// <param name="Duration">How long it took.</param>
public sealed record CommandOutput(string Text, TimeSpan Duration);
