using DistroFactory.Foundation;

namespace DistroFactory.Upstream;

/// <summary>The small files of an upstream, by their path below its address.</summary>
internal interface IUpstreamFiles
{
    /// <summary>The address or directory.</summary>
    string Name { get; }

    /// <summary>Where a file is: a URL or a path.</summary>
    string Locate(string path);

    /// <summary>The content of a file; null when it is not there.</summary>
    /// <exception cref="FactoryException">Nobody can tell: the server does not answer, or answers with an error.</exception>
    Task<byte[]?> FindAsync(string path, CancellationToken cancellation);
}
