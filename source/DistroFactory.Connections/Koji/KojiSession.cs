using System.Globalization;
using DistroFactory.Connections.Koji.XmlRpc;

namespace DistroFactory.Connections.Koji;

/// <summary>A login at a hub. Each call has a number of its own, so that the hub carries it out once however often it is sent.</summary>
/// <param name="id">Number of the session.</param>
/// <param name="key">What proves that a call belongs to it; a secret.</param>
internal sealed class KojiSession(long id, string key)
{
    private int _calls = -1;

    /// <summary>The call with the headers that make it one of this session.</summary>
    public XmlRpcCall Sign(XmlRpcCall call) =>
        call with
        {
            Headers = call
                .Headers.SetItem("Koji-Session-Id", id.ToString(CultureInfo.InvariantCulture))
                .SetItem("Koji-Session-Key", key)
                .SetItem("Koji-Session-Callnum", Interlocked.Increment(ref _calls).ToString(CultureInfo.InvariantCulture)),
        };
}
