namespace DistroFactory.Connections.Web;

/// <summary>
/// The server answered, but with something that another attempt may not meet: a fault, half an answer, a page for people.
/// </summary>
internal sealed class TransientException(string message, Exception? inner = null) : Exception(message, inner);
