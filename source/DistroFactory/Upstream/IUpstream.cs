using DistroFactory.Foundation;
using DistroFactory.Model;
using DistroFactory.UpdateStream;

namespace DistroFactory.Upstream;

/// <summary>
/// The stream that a downstream distribution builds upon. A boundary: a server or a directory. What cannot be read or is not a number is
/// an <see cref="FactoryException"/> that names the address.
/// </summary>
internal interface IUpstream
{
    /// <summary>What messages call it: its address or directory.</summary>
    string Name { get; }

    /// <summary>The latest version: <c>latest</c>.</summary>
    Task<UpstreamVersion> LatestAsync(CancellationToken cancellation = default);

    /// <summary>The format of a version: <c>update/V/format</c>.</summary>
    Task<FormatNumber> FormatOfAsync(UpstreamVersion version, CancellationToken cancellation = default);

    /// <summary>The first version of a format: <c>update/version/formatF/first</c>.</summary>
    Task<UpstreamVersion> FirstOfAsync(FormatNumber format, CancellationToken cancellation = default);

    /// <summary>The latest version of a format: <c>update/version/formatF/latest</c>.</summary>
    Task<UpstreamVersion> LatestOfAsync(FormatNumber format, CancellationToken cancellation = default);
}
