namespace DistroFactory.Testing.Loopback;

/// <summary>A request as it came over the wire.</summary>
/// <param name="Method">As in <c>GET</c>.</param>
/// <param name="Path">Path and query as they were sent.</param>
/// <param name="Headers">The headers, names in any case.</param>
/// <param name="Body">The body; empty when there is none.</param>
/// <param name="ClientCertificate">Thumbprint of the certificate the client showed; null: none.</param>
public sealed record LoopbackRequest(
    string Method,
    string Path,
    IReadOnlyDictionary<string, string> Headers,
    byte[] Body,
    string? ClientCertificate
)
{
    /// <summary>A header; null when it was not sent.</summary>
    public string? Header(string name) => Headers.GetValueOrDefault(name);

    /// <summary>Where the wanted range of bytes begins; null: everything is wanted.</summary>
    public int? From =>
        Header("Range") is { } range
            ? int.Parse(range.Split('=')[1].TrimEnd('-'), System.Globalization.CultureInfo.InvariantCulture)
            : null;

    /// <summary>The body as text.</summary>
    public string Text => System.Text.Encoding.UTF8.GetString(Body);
}
