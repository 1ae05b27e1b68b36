using DistroFactory.UpdateStream.Client;

namespace DistroFactory.Evidence;

/// <summary>A place on a web server. Redirects are not followed.</summary>
/// <param name="address">The address of its root.</param>
/// <param name="cancellation">Stops it.</param>
internal sealed class EvidenceSite(string address, CancellationToken cancellation) : IEvidencePlace, IDisposable
{
    private readonly PublishedSite _site = new(address, cancellation);

    /// <inheritdoc/>
    public string Name => address;

    /// <inheritdoc/>
    public Stream? Open(string path) => _site.Open(string.Join('/', path.Split('/').Select(Uri.EscapeDataString)));

    /// <inheritdoc/>
    public void Dispose() => _site.Dispose();
}
