namespace Nuke.Embedded;

/// <summary>
/// Thrown by a requirement of a target (<c>.Requires(() => …)</c>) that knows better than its source text what is missing. The engine
/// says just this message, once however many targets have the requirement; another engine fails with it.
/// </summary>
/// <param name="message">What is missing, why, and what to do.</param>
/// <param name="inner">The cause, if another exception was.</param>
public sealed class RequirementException(string message, Exception? inner = null) : Exception(message, inner);
