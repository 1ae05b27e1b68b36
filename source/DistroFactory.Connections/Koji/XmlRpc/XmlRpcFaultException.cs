namespace DistroFactory.Connections.Koji.XmlRpc;

/// <summary>The method was reached and failed.</summary>
/// <param name="code">The number of the failure; 1000 is a Koji hub's most general one.</param>
/// <param name="text">What the server says.</param>
internal sealed class XmlRpcFaultException(long code, string text) : Exception($"{text.ReplaceLineEndings(" ").Trim()} (fault {code})")
{
    /// <summary>The number of the failure.</summary>
    public long Code { get; } = code;

    /// <summary>What the server says.</summary>
    public string Text { get; } = text;
}
