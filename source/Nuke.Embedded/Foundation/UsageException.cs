namespace Nuke.Embedded.Foundation;

/// <summary>The command line, the environment or the build itself is wrong; nothing was run. Exit code 64.</summary>
internal sealed class UsageException(string message) : Exception(message);
