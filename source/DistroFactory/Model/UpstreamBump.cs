using DistroFactory.UpdateStream;

namespace DistroFactory.Model;

/// <summary>A format bump of the upstream that the distribution has not followed yet.</summary>
/// <param name="Format">The upstream's new format.</param>
/// <param name="LastBefore">The last upstream version of the format before it.</param>
/// <param name="First">The first upstream version of the new format.</param>
internal sealed record UpstreamBump(FormatNumber Format, UpstreamVersion LastBefore, UpstreamVersion First);
